namespace CnnCodegen.Training;

/// <summary>Turns texts into token ids for each input, as many as the network reads.</summary>
internal sealed class TextEncoder(NetworkDescription description, IReadOnlyDictionary<string, TextInput> inputs)
{
    private readonly (TextInput Input, int[] Ids)[] _inputs =
        [.. description.Inputs.Select(input => (inputs[description.Layers[input.Layer].Name], new int[input.MaxLength]))];

    /// <summary>A text's token ids for each input, cut to the longest that it reads, not filled.</summary>
    public int[][] Encode(string text) => Array.ConvertAll(_inputs, input => input.Ids[..input.Input.Tokenizer.Encode(text, input.Input.Vocabulary, input.Ids)]);
}
