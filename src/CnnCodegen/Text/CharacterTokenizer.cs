using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace CnnCodegen.Text;

/// <summary>Each character, that is, each Unicode code point, is a token; white space too. An unpaired surrogate is unknown.</summary>
/// <param name="lowercase">Whether upper-case letters are read as lower-case ones.</param>
public sealed class CharacterTokenizer(bool lowercase = false) : Tokenizer(lowercase)
{
    internal const string KindOfThis = "characters";

    /// <summary>The UTF-16 code units that a text in UTF-8 is decoded to at a time.</summary>
    private const int Piece = 128;

    private protected override string Kind => KindOfThis;

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ReadOnlySpan<int> latin = vocabulary.LatinIds(Lowercase);
        int count = 0;
        for (int i = 0; i < text.Length && count < ids.Length; i++)
        {
            char character = text[i];
            if (character < latin.Length)
            {
                ids[count++] = latin[character];
            }
            else if (!char.IsSurrogate(character))
            {
                ids[count++] = vocabulary.IdOf(Lowercase ? LowerCase.Of(character) : character);
            }
            else
            {
                bool isCharacter = Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length) == OperationStatus.Done;
                ids[count++] = isCharacter ? vocabulary.IdOf(Fold(rune)) : Vocabulary.UnknownId;
                i += length - 1;
            }
        }

        return count;
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override int Encode(ReadOnlySpan<byte> utf8Text, Vocabulary vocabulary, Span<int> ids)
    {
        // Piece by piece: what lies beyond the room for ids is not even decoded.
        Span<char> piece = stackalloc char[Piece];
        int count = 0;
        while (count < ids.Length && !utf8Text.IsEmpty)
        {
            Utf8.ToUtf16(utf8Text, piece, out int read, out int written);
            count += Encode(piece[..written], vocabulary, ids[count..]);
            utf8Text = utf8Text[read..];
        }

        return count;
    }

    /// <inheritdoc/>
    internal override bool HasSpaceBetween(ReadOnlySpan<char> before, ReadOnlySpan<char> token, ReadOnlySpan<char> next, ref OpenQuotes quotes) => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SplitCore(text);
    }

    internal override int EncodeShapes(ReadOnlySpan<char> text, Span<int> ids) => throw NoShapes();

    internal override int EncodeShapes(ReadOnlySpan<byte> utf8Text, Span<int> ids) => throw NoShapes();

    private static ArgumentException NoShapes() => new("Expected a tokenizer that makes words; characters have no shape.");

    private IEnumerable<string> SplitCore(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                yield return Fold(rune).ToString();
                i += rune.Utf16SequenceLength;
            }
            else
            {
                i++;
            }
        }
    }

    private Rune Fold(Rune rune) => Lowercase ? Rune.ToLowerInvariant(rune) : rune;
}
