namespace CnnCodegen.Training;

/// <summary>Takes examples apart into the ids of each input and the characters of each spelled token; checks them, and drops words.</summary>
internal sealed class ExampleReader
{
    private readonly NetworkDescription _description;
    private readonly Random? _wordDropout;
    private readonly int[] _rows;
    private readonly (NetworkDescription Block, int Input, int Rows)[] _perToken;

    /// <param name="description">The network that reads the examples.</param>
    /// <param name="wordDropout">In training, decides which words are dropped.</param>
    public ExampleReader(NetworkDescription description, Random? wordDropout)
    {
        _description = description;
        _wordDropout = wordDropout;
        _rows = [.. description.Inputs.Select(input => TokenBatch.EmbeddingRows(description, input))];
        _perToken =
        [
            .. from layer in description.Layers
               let block = layer.Block
               where block is not null && layer.Attribute is PerTokenAttribute { Words: 0 }
               select (block, InputOf(layer, description), TokenBatch.EmbeddingRows(block, block.Inputs[0])),
        ];
    }

    /// <summary>The networks of the PerToken layers.</summary>
    public IEnumerable<NetworkDescription> Blocks => _perToken.Select(static layer => layer.Block);

    /// <summary>The number of the input that a layer reads: whose tokens a PerToken spells, or whose words WordShapes look at.</summary>
    public static int InputOf(LayerDescription layer, NetworkDescription description) =>
        description.Inputs.Index().First(input => input.Item.Layer == layer.Inputs[0]).Index;

    /// <summary>Takes one example apart: its ids for each input, cut; and its tokens' characters for each PerToken, as many as tokens after cut and fill.</summary>
    /// <param name="sequences">The example's id sequences.</param>
    /// <param name="number">The example's number, for messages.</param>
    /// <exception cref="ArgumentException">There are too few or too many id sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    public (int[][] Inputs, int[][][] Spellings) Read(int[][] sequences, int number)
    {
        CheckCount(sequences, number);
        int[][] kept = new int[_description.Inputs.Count][];
        foreach ((int index, InputDescription input) in _description.Inputs.Index())
            kept[index] = ShapesOf(input) is { } words ? kept[words] : Keep(Math.Min(sequences[index].Length, input.MaxLength), input);

        int[][] inputs = [.. kept.Select((positions, index) => Array.ConvertAll(positions, position => sequences[index][position]))];
        for (int index = 0; index < inputs.Length; index++)
            CheckIds(inputs[index], number, _rows[index], _description, index);

        var spellings = new int[_perToken.Length][][];
        int first = inputs.Length;
        for (int index = 0; index < spellings.Length; index++)
        {
            (NetworkDescription block, int spelled, int rows) = _perToken[index];
            InputDescription input = _description.Inputs[spelled];
            int[] positions = kept[spelled];
            spellings[index] = [.. Enumerable.Range(0, TokenBatch.Length(positions.Length, input)).Select(position =>
                position < positions.Length ? sequences[first + positions[position]] : [])];
            foreach (int[] word in spellings[index])
                CheckIds(word, number, rows, block, 0);

            first += TokenBatch.Length(sequences[spelled].Length, input);
        }

        return (inputs, spellings);
    }

    /// <summary>The number of the input whose words' shapes an input has; null for one that reads the text.</summary>
    private int? ShapesOf(InputDescription input) => _description.Layers[input.Layer] is { Attribute: WordShapesAttribute } layer ? InputOf(layer, _description) : null;

    /// <summary>The positions that word dropout leaves; all where it would leave none.</summary>
    private int[] Keep(int length, InputDescription input)
    {
        int[] all = [.. Enumerable.Range(0, length)];
        double probability = _description.Layers[input.Layer].WordDropout;
        if (_wordDropout is not { } random || probability == 0)
            return all;

        int[] kept = Array.FindAll(all, _ => random.NextDouble() >= probability);
        return kept.Length == 0 ? all : kept;
    }

    private void CheckCount(int[][] sequences, int number)
    {
        int inputs = _description.Inputs.Count;
        int expected = sequences.Length < inputs
            ? inputs
            : inputs + _perToken.Sum(layer => TokenBatch.Length(sequences[layer.Input].Length, _description.Inputs[layer.Input]));
        if (sequences.Length == expected)
        {
            CheckShapes(sequences, number);
            return;
        }

        string tokens = _perToken.Length == 0 ? "" : ", and one for each token that is spelled";
        throw new ArgumentException($"Text {number} has {sequences.Length} id sequences instead of {expected}: '{_description.Name}' takes one for each of its {inputs} inputs{tokens}.", nameof(sequences));
    }

    private void CheckShapes(int[][] sequences, int number)
    {
        foreach ((int index, InputDescription input) in _description.Inputs.Index())
        {
            if (ShapesOf(input) is { } words && sequences[index].Length != sequences[words].Length)
                throw new ArgumentException($"Text {number} has {sequences[index].Length} ids of '{_description.Layers[input.Layer].Name}', which are as many as those of '{_description.Layers[_description.Inputs[words].Layer].Name}': {sequences[words].Length}.", nameof(sequences));
        }
    }

    // Checked here because a CUDA device answers a wrong row by failing every later call of the process.
    private static void CheckIds(int[] ids, int number, int rows, NetworkDescription description, int index)
    {
        InputDescription input = description.Inputs[index];
        for (int position = 0; position < Math.Min(ids.Length, input.MaxLength); position++)
        {
            if ((uint)ids[position] >= (uint)rows)
                throw new ArgumentOutOfRangeException(nameof(ids), ids[position], $"Token id {ids[position]} of text {number} is not in 0 … {rows - 1}, the rows of '{description.Name}''s embedding of '{description.Layers[input.Layer].Name}'.");
        }
    }
}
