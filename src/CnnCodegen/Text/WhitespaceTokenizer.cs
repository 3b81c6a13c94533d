using System.Runtime.CompilerServices;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>
/// What stands between white space (as Unicode has it) is a token: for texts that were cut into tokens before, with a space between them.
/// </summary>
/// <remarks>A token longer than <see cref="WordTokenizer.LongestToken"/> or with an unpaired surrogate is unknown.</remarks>
/// <param name="lowercase">Whether upper-case letters are read as lower-case ones.</param>
public sealed class WhitespaceTokenizer(bool lowercase = false) : Tokenizer(lowercase)
{
    internal const string KindOfThis = "whitespace";

    private protected override string Kind => KindOfThis;

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids) => Encode<char, Utf16Form, VocabularyIds>(text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<byte> utf8Text, Vocabulary vocabulary, Span<int> ids) => Encode<byte, Utf8Form, VocabularyIds>(utf8Text, Checked(vocabulary), ids);

    /// <inheritdoc/>
    internal override bool HasSpaceBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes) => !before.IsEmpty;

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        Span<char> buffer = stackalloc char[WordTokenizer.LongestToken];
        ReadOnlySpan<char> rest = text;
        while (Next<char, Utf16Form>(ref rest, out ReadOnlySpan<char> token))
        {
            ReadOnlySpan<char> folded = Fold<char, Utf16Form>(token, Lowercase, buffer);
            if (!folded.IsEmpty)
                tokens.Add(folded.ToString());
        }

        return tokens;
    }

    internal override int EncodeShapes(ReadOnlySpan<char> text, Span<int> ids) => Encode<char, Utf16Form, ShapeIds>(text, default, ids);

    internal override int EncodeShapes(ReadOnlySpan<byte> utf8Text, Span<int> ids) => Encode<byte, Utf8Form, ShapeIds>(utf8Text, default, ids);

    [SkipLocalsInit]
    private int Encode<TUnit, TForm, TIds>(ReadOnlySpan<TUnit> text, TIds found, Span<int> ids)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
        where TIds : struct, ITokenIds
    {
        bool lowercase = Lowercase && !TIds.KeepsCase;
        Span<char> buffer = stackalloc char[WordTokenizer.LongestToken];
        int count = 0;
        while (count < ids.Length && Next<TUnit, TForm>(ref text, out ReadOnlySpan<TUnit> token))
            ids[count++] = found.IdOf(Fold<TUnit, TForm>(token, lowercase, buffer));
        return count;
    }

    /// <summary>Takes the next token off the front of the text; false where there is none.</summary>
    private static bool Next<TUnit, TForm>(ref ReadOnlySpan<TUnit> text, out ReadOnlySpan<TUnit> token)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
    {
        text = text[Run<TUnit, TForm>(text, isWhiteSpace: true)..];
        int length = Run<TUnit, TForm>(text, isWhiteSpace: false);
        token = text[..length];
        text = text[length..];
        return length > 0;
    }

    /// <summary>The units at the text's front that are white space, or are none.</summary>
    private static int Run<TUnit, TForm>(ReadOnlySpan<TUnit> text, bool isWhiteSpace)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
    {
        int length = 0;
        while (length < text.Length && Rune.IsWhiteSpace(TForm.Decode(text[length..], out int next)) == isWhiteSpace)
            length += next;
        return length;
    }

    /// <summary>The token as vocabularies have it; empty, which none has, where it is too long or no text.</summary>
    private static ReadOnlySpan<char> Fold<TUnit, TForm>(ReadOnlySpan<TUnit> token, bool lowercase, Span<char> buffer)
        where TUnit : unmanaged
        where TForm : ITextForm<TUnit>
    {
        Span<char> folded = buffer[..Math.Max(0, TForm.ToUtf16(token, buffer))];
        if (Surrogates.AnyUnpaired(folded))
            return [];
        if (lowercase)
            LowerCase.Apply(folded);
        return folded;
    }
}
