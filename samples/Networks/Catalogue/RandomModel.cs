using CnnCodegen;

namespace Networks.Catalogue;

/// <summary>Weights and texts for networks that nobody has trained: to see that they run, and how fast.</summary>
/// <param name="seed">Decides all numbers.</param>
public sealed class RandomModel(int seed)
{
    // A text of ids that are all alike would be looked up faster than any real one.
    private const int RowsWithoutEmbedding = 1000;

    private readonly Random _random = new(seed);

    /// <summary>A model file with small random weights: numbers stay about as large from layer to layer.</summary>
    public ModelFile Weights(NetworkDescription description)
    {
        // The writer and its copies of the tensors are garbage before the file is read.
        using var stream = new MemoryStream(checked((int)((description.Weights.Sum(static slot => slot.Count) * sizeof(float)) + HeaderAllowance)));
        Write(description, stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }

    /// <summary>Random ids for all inputs of a network, and random spellings where it asks for them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="length">The tokens of each input, which the network cuts and fills.</param>
    public int[][] Text(NetworkDescription description, int length)
    {
        List<int[]> sequences = [.. description.Inputs.Select(input => Ids(description, input.Layer, length))];
        foreach (LayerDescription layer in description.Layers.Where(static layer => layer.Block is not null))
        {
            InputDescription spelled = description.Inputs.Single(input => input.Layer == layer.Inputs[0]);
            NetworkDescription block = layer.Block!;
            for (int token = 0; token < Math.Clamp(length, spelled.MinLength, spelled.MaxLength); token++)
                sequences.Add(Ids(block, block.Inputs[0].Layer, token < length ? _random.Next(1, Math.Min(block.MaxLength, 12)) : 0));
        }

        return [.. sequences];
    }

    // More than any header of these networks takes.
    private const int HeaderAllowance = 1 << 20;

    private void Write(NetworkDescription description, Stream stream)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(description);
        foreach (WeightSlot slot in description.Weights)
            writer.Add(slot.Name, slot.Shape, Values(slot));
        writer.Save(stream);
    }

    private float[] Values(WeightSlot slot)
    {
        // Variances and the factors of normalisations are about one, all else is about zero.
        bool isFactor = slot.Name.EndsWith(".running_var", StringComparison.Ordinal) || slot.Name.EndsWith(".norm.weight", StringComparison.Ordinal);
        float middle = isFactor ? 1 : 0;
        int fanIn = slot.Shape.Skip(1).Aggregate(1, static (product, size) => product * size);
        float scale = slot.Shape.Count == 1 ? 0.1f : MathF.Sqrt(3f / fanIn);
        float[] values = new float[slot.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = middle + (((2 * _random.NextSingle()) - 1) * scale);
        return values;
    }

    private int[] Ids(NetworkDescription description, int input, int length)
    {
        int rows = description.Layers.Where(layer => layer.Inputs.Contains(input)).Select(static layer => layer.Attribute switch
        {
            EmbeddingAttribute embedding => embedding.Rows,
            BagOfVectorsAttribute bag => bag.Rows,
            _ => RowsWithoutEmbedding,
        }).Min();
        return [.. Enumerable.Range(0, length).Select(_ => _random.Next(rows))];
    }
}
