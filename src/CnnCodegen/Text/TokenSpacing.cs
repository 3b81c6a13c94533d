using System.Globalization;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>Where spaces belong between words and punctuation that stand one after the other, as in English: what makes a text of tokens.</summary>
internal static class TokenSpacing
{
    /// <summary>Whether there is a space between two tokens.</summary>
    /// <param name="before">The token before; empty at the start of a line.</param>
    /// <param name="token">The token behind it.</param>
    /// <param name="openQuotes">Whether a quotation mark was opened and not closed; follows a token that is such a mark.</param>
    public static bool Between(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ref bool openQuotes)
    {
        bool closes = token is "\"" && openQuotes;
        bool opened = before is "\"" && openQuotes;
        if (token is "\"")
            openQuotes = !openQuotes;
        return !before.IsEmpty && !closes && !opened && !Opens(before) && !Follows(token);
    }

    /// <summary>Brackets and marks behind which no space stands.</summary>
    private static bool Opens(ReadOnlySpan<char> token) => token is "$" or "#" or "``" || (IsOne(token, out UnicodeCategory category)
        && category is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation);

    /// <summary>Punctuation before which no space stands, and what was cut off the end of a word.</summary>
    private static bool Follows(ReadOnlySpan<char> token) =>
        token is "." or "," or ";" or ":" or "!" or "?" or "%" or "…" or "''" or "n't" or "N'T"
        || (token.Length is > 1 and <= 3 && token[0] is '\'' or '’' && char.IsLetter(token[1]))
        || (IsOne(token, out UnicodeCategory category) && category is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation);

    private static bool IsOne(ReadOnlySpan<char> token, out UnicodeCategory category)
    {
        bool isRune = Rune.DecodeFromUtf16(token, out Rune rune, out int length) == System.Buffers.OperationStatus.Done && length == token.Length;
        category = isRune ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.OtherNotAssigned;
        return isRune;
    }
}
