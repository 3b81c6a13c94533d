using System.Buffers;
using System.Text;

namespace CnnCodegen.Text;

/// <summary>Each character, that is, each Unicode code point, is a token; white space too. An unpaired surrogate is unknown.</summary>
/// <param name="lowercase">Whether upper-case letters are read as lower-case ones.</param>
public sealed class CharacterTokenizer(bool lowercase = false) : Tokenizer(lowercase)
{
    internal const string KindOfThis = "characters";

    private protected override string Kind => KindOfThis;

    /// <inheritdoc/>
    public override int Encode(ReadOnlySpan<char> text, Vocabulary vocabulary, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        int count = 0;
        while (count < ids.Length && !text.IsEmpty)
        {
            bool isCharacter = Rune.DecodeFromUtf16(text, out Rune rune, out int length) == OperationStatus.Done;
            ids[count++] = isCharacter ? vocabulary.IdOf(Fold(rune)) : Vocabulary.UnknownId;
            text = text[length..];
        }

        return count;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SplitCore(text);
    }

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
