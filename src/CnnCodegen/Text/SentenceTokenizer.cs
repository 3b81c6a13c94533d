using System.Runtime.CompilerServices;

namespace CnnCodegen.Text;

/// <summary>
/// The rules of Kim (2014), <c>clean_str</c> of the paper's code, for English. Tokens consist of the letters A–Z and a–z, digits, <c>'</c> and <c>`</c>;
/// each of <c>, ! ? ( )</c> is a token of its own; all other characters separate tokens as white space does. A token ends before <c>'s</c>, <c>'ve</c>,
/// <c>n't</c>, <c>'re</c>, <c>'d</c> and <c>'ll</c>, in these lower-case letters.
/// </summary>
/// <remarks>
/// <para>So <c>"It's Zoë's film (I didn't like)!"</c> is <c>it</c>, <c>'s</c>, <c>zo</c>, <c>'s</c>, <c>film</c>, <c>(</c>, <c>i</c>, <c>did</c>, <c>n't</c>, <c>like</c>, <c>)</c>, <c>!</c>.</para>
/// <para>
/// The paper lower-cases all data sets but TREC. The Stanford Sentiment Treebank, which is cut into tokens already, it reads by <c>clean_str_sst</c>:
/// <paramref name="isTreebank"/>. Its code writes the parentheses and the question mark with a backslash before them, by mistake; here they are plain, as in
/// tables of word vectors.
/// </para>
/// <para>A token longer than <see cref="WordTokenizer.LongestToken"/> is unknown.</para>
/// </remarks>
/// <param name="lowercase">Whether upper-case letters are read as lower-case ones.</param>
/// <param name="isTreebank">
/// Whether the text is cut into tokens already: <c>, ! ? ( )</c> are characters like letters, and nothing is cut before <c>'s</c> and the others.
/// </param>
public sealed class SentenceTokenizer(bool lowercase = true, bool isTreebank = false) : Tokenizer(lowercase)
{
    internal const string KindOfThis = "clean_str";
    internal const string KindOfTreebank = "clean_str_sst";

    /// <summary>Whether the text is taken to be cut into tokens already.</summary>
    public bool IsTreebank { get; } = isTreebank;

    private protected override string Kind => IsTreebank ? KindOfTreebank : KindOfThis;

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids) => Encode<char, VocabularyIds>(text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<byte> utf8Text, Vocabulary vocabulary, Span<int> ids) => Encode<byte, VocabularyIds>(utf8Text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    internal override bool HasSpaceBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes) =>
        IsTreebank ? !before.IsEmpty : base.HasSpaceBetween(before, token, next, ref quotes);

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        Span<char> buffer = stackalloc char[WordTokenizer.LongestToken];
        ReadOnlySpan<char> rest = text;
        while (SentenceScanner<char>.Next(ref rest, IsTreebank, out ReadOnlySpan<char> token))
        {
            ReadOnlySpan<char> folded = SentenceScanner<char>.Fold(token, Lowercase, buffer);
            if (!folded.IsEmpty)
                tokens.Add(folded.ToString());
        }

        return tokens;
    }

    internal override int EncodeShapes(ReadOnlySpan<char> text, Span<int> ids) => Encode<char, ShapeIds>(text, default, ids);

    internal override int EncodeShapes(ReadOnlySpan<byte> utf8Text, Span<int> ids) => Encode<byte, ShapeIds>(utf8Text, default, ids);

    [SkipLocalsInit]
    private int Encode<TUnit, TIds>(ReadOnlySpan<TUnit> text, TIds found, Span<int> ids)
        where TUnit : unmanaged
        where TIds : struct, ITokenIds
    {
        bool lowercase = Lowercase && !TIds.KeepsCase;
        Span<char> buffer = stackalloc char[WordTokenizer.LongestToken];
        int count = 0;
        while (count < ids.Length && SentenceScanner<TUnit>.Next(ref text, IsTreebank, out ReadOnlySpan<TUnit> token))
            ids[count++] = found.IdOf(SentenceScanner<TUnit>.Fold(token, lowercase, buffer));
        return count;
    }
}
