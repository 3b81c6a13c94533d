using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>Turns texts into token ids, as many as the network reads.</summary>
internal sealed class TextEncoder(NetworkDescription description, Tokenizer tokenizer, Vocabulary vocabulary)
{
    private readonly int[] _ids = new int[description.MaxLength];

    /// <summary>A text's token ids, cut to the network's longest input, not filled.</summary>
    public int[] Encode(string text) => _ids[..tokenizer.Encode(text, vocabulary, _ids)];
}
