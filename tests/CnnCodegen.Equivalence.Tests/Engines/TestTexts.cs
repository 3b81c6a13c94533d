namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>Random ids for all inputs of a network.</summary>
internal static class TestTexts
{
    /// <summary>The rows of most embeddings of the corpus.</summary>
    public const int Rows = 13;

    /// <summary>One text for each length of the first input; other inputs and spellings are of random lengths, from none to beyond the longest; shapes of words are as many as the words.</summary>
    public static IReadOnlyList<int[][]> For(NetworkDescription description, IReadOnlyList<int> lengths, System.Random random) =>
        [.. lengths.Select(length => Text(description, length, random))];

    private static int[][] Text(NetworkDescription description, int length, System.Random random)
    {
        var sequences = new List<int[]>();
        foreach (InputDescription input in description.Inputs)
        {
            int own = sequences.Count == 0 ? length : random.Next(input.MaxLength + 3);
            if (description.Layers[input.Layer] is { Attribute: WordShapesAttribute } shapes)
                own = sequences[description.Inputs.Index().Single(other => other.Item.Layer == shapes.Inputs[0]).Index].Length;
            sequences.Add(Ids(description, input.Layer, own, random));
        }

        foreach (LayerDescription layer in description.Layers.Where(layer => layer.Attribute is PerTokenAttribute { Words: 0 }))
        {
            InputDescription spelled = description.Inputs.Single(input => input.Layer == layer.Inputs[0]);
            int given = Math.Min(sequences[description.Inputs.Index().Single(input => input.Item == spelled).Index].Length, spelled.MaxLength);
            NetworkDescription block = layer.Block!;
            for (int token = 0; token < Math.Max(given, spelled.MinLength); token++)
                sequences.Add(Ids(block, block.Inputs[0].Layer, token < given ? random.Next(block.MaxLength + 3) : 0, random));
        }

        return [.. sequences];
    }

    private static int[] Ids(NetworkDescription description, int input, int length, System.Random random)
    {
        int rows = description.Layers
            .Where(layer => layer.Inputs.Contains(input))
            .Select(layer => layer.Attribute switch
            {
                EmbeddingAttribute embedding => embedding.Rows,
                BagOfVectorsAttribute bag => bag.Rows,
                PerTokenAttribute { Words: > 0 } closed => closed.Words,
                _ => int.MaxValue,
            })
            .DefaultIfEmpty(Rows)
            .Min();
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(Math.Min(rows, 1_000_000)))];
    }
}
