using System.Globalization;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>
/// Words and other signs. A <b>word</b> is a run of letters, digits and marks (Unicode categories L, N, M); an apostrophe
/// (<c>'</c> or <c>’</c>) or a zero-width joiner or non-joiner between two of these belongs to the word: <c>don't</c>. Every
/// <b>other</b> character that is not white space is a token of its own, together with the marks that follow it.
/// </summary>
/// <remarks>
/// <para>So <c>"I don't know, 3.5 %!"</c> is <c>i</c>, <c>don't</c>, <c>know</c>, <c>,</c>, <c>3</c>, <c>.</c>, <c>5</c>, <c>%</c>, <c>!</c>.</para>
/// <para>
/// Scripts that write no spaces, such as Chinese, Japanese and Thai, give one long word per run; use
/// <see cref="CharacterTokenizer"/> for them.
/// </para>
/// <para>A token longer than <see cref="LongestToken"/> and an unpaired surrogate are unknown.</para>
/// </remarks>
/// <param name="lowercase">Whether upper-case letters are read as lower-case ones.</param>
public sealed class WordTokenizer(bool lowercase = true) : Tokenizer(lowercase)
{
    /// <summary>The longest token that a vocabulary can have, in UTF-16 code units.</summary>
    public const int LongestToken = 256;

    internal const string KindOfThis = "words";

    private protected override string Kind => KindOfThis;

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Span<char> buffer = stackalloc char[LongestToken];
        int count = 0;
        while (count < ids.Length && NextToken(ref text, out ReadOnlySpan<char> token))
            ids[count++] = vocabulary.IdOf(Fold(token, buffer));
        return count;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        Span<char> buffer = stackalloc char[LongestToken];
        ReadOnlySpan<char> rest = text;
        while (NextToken(ref rest, out ReadOnlySpan<char> token))
        {
            ReadOnlySpan<char> folded = Fold(token, buffer);
            if (!folded.IsEmpty)
                tokens.Add(folded.ToString());
        }

        return tokens;
    }

    /// <summary>The token as vocabularies have it; empty, which none has, where it is too long or no text.</summary>
    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> token, Span<char> buffer)
    {
        bool isText = !char.IsSurrogate(token[0]) || (token.Length > 1 && char.IsSurrogatePair(token[0], token[1]));
        if (!isText || token.Length > LongestToken)
            return [];
        return Lowercase ? buffer[..token.ToLowerInvariant(buffer)] : token;
    }

    /// <summary>Takes the next token off the front of the text.</summary>
    private static bool NextToken(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        text = text.TrimStart();
        int length = text.IsEmpty ? 0 : TokenLength(text);
        token = text[..length];
        text = text[length..];
        return length > 0;
    }

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        CharacterClass first = Classify(text, out int length);
        if (first is CharacterClass.Word or CharacterClass.Mark)
            return WordLength(text, length);

        while (length < text.Length && Classify(text[length..], out int next) == CharacterClass.Mark)
            length += next;
        return length;
    }

    private static int WordLength(ReadOnlySpan<char> text, int length)
    {
        while (true)
        {
            // Most characters of most texts.
            while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
                length++;
            if (length == text.Length)
                break;

            CharacterClass kind = Classify(text[length..], out int next);
            bool belongs = kind is CharacterClass.Word or CharacterClass.Mark
                || (kind == CharacterClass.Joiner && length + next < text.Length && Classify(text[(length + next)..], out _) == CharacterClass.Word);
            if (!belongs)
                break;
            length += next;
        }

        return length;
    }

    private enum CharacterClass
    {
        Other,
        Word,
        Mark,
        Joiner,
    }

    /// <summary>What the text's first character is, and how many code units it takes.</summary>
    private static CharacterClass Classify(ReadOnlySpan<char> text, out int length)
    {
        length = 1;
        char first = text[0];
        if (char.IsAsciiLetterOrDigit(first))
            return CharacterClass.Word;
        if (first is '\'' or '\u2019' or '\u200C' or '\u200D')
            return CharacterClass.Joiner;
        if (char.IsAscii(first))
            return CharacterClass.Other;

        // An unpaired surrogate decodes to a replacement character, which is in no class.
        Rune.DecodeFromUtf16(text, out Rune rune, out length);
        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => CharacterClass.Word,
            <= UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            <= UnicodeCategory.OtherNumber => CharacterClass.Word,
            _ => CharacterClass.Other,
        };
    }
}
