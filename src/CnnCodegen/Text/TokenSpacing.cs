using System.Globalization;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>Where spaces belong between words and punctuation that stand one after the other, as in English: what makes a text of tokens.</summary>
internal static class TokenSpacing
{
    /// <summary>What is left before an apostrophe of English, French and Italian words that go on behind it; hardly any of it is ever followed by a quotation.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Elided = Lookup(
        "ain", "aren", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mightn", "mustn", "needn", "shouldn", "wasn", "weren", "wouldn",
        "aujourd", "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu",
        "dell", "nell", "sull");

    /// <summary>What English words end in behind an apostrophe.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = Lookup("s", "t", "m", "d", "re", "ve", "ll");

    /// <summary>Whether there is a space between two tokens.</summary>
    /// <param name="before">The token before; empty at the start of a line.</param>
    /// <param name="token">The token behind it.</param>
    /// <param name="next">The token behind that one; empty where it is not known.</param>
    /// <param name="quotes">What was opened and not closed; follows the tokens.</param>
    public static bool Between(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes)
    {
        bool isJoined = quotes.JoinsNext || before.IsEmpty || Opens(before);
        quotes.JoinsNext = false;
        if (token is "\"")
        {
            quotes.JoinsNext = quotes.Double = !quotes.Double;
            return quotes.Double && !isJoined;
        }

        if (token is "'" or "’")
        {
            if (IsInsideOfWord(before, next, quotes.Single))
            {
                quotes.JoinsNext = true;
                return false;
            }

            // ’ closes what another mark has opened.
            quotes.JoinsNext = quotes.Single = token is "'" && !quotes.Single;
            return quotes.Single && !isJoined;
        }

        return !isJoined && !Follows(token);
    }

    /// <summary>Whether an apostrophe stands for letters that were left out, and not for a quotation mark.</summary>
    private static bool IsInsideOfWord(ReadOnlySpan<char> before, ReadOnlySpan<char> next, bool isQuoteOpen) =>
        Elided.Contains(before)
        || (!isQuoteOpen && !before.IsEmpty && char.IsLetter(before[^1]) && Endings.Contains(next));

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

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) =>
        new HashSet<string>(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
