using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>How a layer that runs a network per token spells the words of its closed vocabulary.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Ids">The ids of each word's characters, one word after another, filled up with 0; none for the two reserved ids.</param>
internal sealed record ClosedSpellings(string Layer, float[] Ids)
{
    /// <summary>Spells the words of a layer's vocabulary.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="words">The vocabulary.</param>
    /// <param name="characters">How words are spelled.</param>
    public static ClosedSpellings Of(LayerDescription layer, TextInput words, TextInput characters)
    {
        int length = layer.Block!.Inputs[0].MaxLength;
        var ids = new float[((PerTokenAttribute)layer.Attribute).Words * length];
        var spelled = new int[length];
        foreach ((int index, string word) in words.Vocabulary.Tokens.Index())
        {
            int count = characters.Tokenizer.Encode(word, characters.Vocabulary, spelled);
            for (int position = 0; position < count; position++)
                ids[((Text.Vocabulary.UnknownId + 1 + index) * length) + position] = spelled[position];
        }

        return new ClosedSpellings(layer.Name, ids);
    }

    /// <summary>Gives a network the spellings.</summary>
    /// <param name="network">The network.</param>
    public void Set(TorchNetwork network)
    {
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor spellings = network.Weights()[$"{Layer}.spellings"];
        spellings.copy_(tensor(Ids, spellings.shape));
    }
}
