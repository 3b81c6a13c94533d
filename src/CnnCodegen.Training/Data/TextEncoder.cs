using CnnCodegen.Text;

namespace CnnCodegen.Training;

/// <summary>Turns texts into token ids for each input, as many as the network reads.</summary>
internal sealed class TextEncoder(NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs)
{
    private readonly (Func<string, int[], int> Write, int[] Ids)[] _inputs =
        [.. description.Inputs.Select(input => (WriterOf(description.Layers[input.Layer], description, inputs), new int[input.MaxLength]))];

    /// <summary>A text's token ids for each input, cut to the longest that it reads, not filled.</summary>
    public int[][] Encode(string text) => Array.ConvertAll(_inputs, input => input.Ids[..input.Write(text, input.Ids)]);

    private static Func<string, int[], int> WriterOf(LayerDescription layer, NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs)
    {
        if (layer.Attribute is WordShapesAttribute)
        {
            Tokenizer words = inputs[description.Layers[layer.Inputs[0]].Name].Tokenizer;
            return (text, ids) => WordShape.Encode(words, text, ids);
        }

        TextInput input = inputs[layer.Name];
        return (text, ids) => input.Tokenizer.Encode(text, input.Vocabulary, ids);
    }
}
