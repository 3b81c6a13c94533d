using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids) => Encode<char, Utf16Form, VocabularyIds>(text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<byte> utf8Text, Vocabulary vocabulary, Span<int> ids) => Encode<byte, Utf8Form, VocabularyIds>(utf8Text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        Span<char> buffer = stackalloc char[LongestToken];
        ReadOnlySpan<char> rest = text;
        while (WordScanner<char, Utf16Form>.Next(ref rest, out ReadOnlySpan<char> token))
        {
            ReadOnlySpan<char> folded = Fold<char, Utf16Form>(token, Lowercase, buffer);
            if (!folded.IsEmpty)
                tokens.Add(folded.ToString());
        }

        return tokens;
    }

    internal override int EncodeShapes(ReadOnlySpan<char> text, Span<int> ids) => Encode<char, Utf16Form, ShapeIds>(text, default, ids);

    internal override int EncodeShapes(ReadOnlySpan<byte> utf8Text, Span<int> ids) => Encode<byte, Utf8Form, ShapeIds>(utf8Text, default, ids);

    private int Encode<TUnit, TForm, TIds>(ReadOnlySpan<TUnit> text, TIds found, Span<int> ids)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
        where TIds : struct, ITokenIds
    {
        int count = EncodeAll<TUnit, TForm, TIds>(ref text, found, ids);

        // The last units once more with spaces behind them, so that vectors can be read there too.
        Span<TUnit> end = stackalloc TUnit[2 * WordScanner<TUnit, TForm>.Window];
        if (text.Length < WordScanner<TUnit, TForm>.Window)
        {
            end.Fill(TForm.Space);
            text.CopyTo(end);
            ReadOnlySpan<TUnit> rest = end;
            count += EncodeAll<TUnit, TForm, TIds>(ref rest, found, ids[count..]);
        }

        return count;
    }

    /// <summary>Writes ids until the room ends or fewer units are left than a vector has.</summary>
    [SkipLocalsInit]
    private int EncodeAll<TUnit, TForm, TIds>(ref ReadOnlySpan<TUnit> text, TIds found, Span<int> ids)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
        where TIds : struct, ITokenIds
    {
        bool lowercase = Lowercase && !TIds.KeepsCase;
        Span<char> buffer = stackalloc char[LongestToken];
        int count = 0;
        while (count < ids.Length && text.Length >= WordScanner<TUnit, TForm>.Window)
        {
            if (WordScanner<TUnit, TForm>.TryNextShort(ref text, lowercase, out Vector128<byte> shortToken))
                ids[count++] = found.IdOf(shortToken);
            else if (WordScanner<TUnit, TForm>.Next(ref text, out ReadOnlySpan<TUnit> token))
                ids[count++] = found.IdOf(Fold<TUnit, TForm>(token, lowercase, buffer));
        }

        return count;
    }

    /// <summary>The token as vocabularies have it; empty, which none has, where it is too long or no text.</summary>
    private static ReadOnlySpan<char> Fold<TUnit, TForm>(ReadOnlySpan<TUnit> token, bool lowercase, Span<char> buffer)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
    {
        Span<char> folded = buffer[..Math.Max(0, TForm.ToUtf16(token, buffer))];
        if (lowercase)
            LowerCase.Apply(folded);
        return folded;
    }
}
