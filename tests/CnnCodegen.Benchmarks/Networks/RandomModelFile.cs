namespace CnnCodegen.Benchmarks.Networks;

/// <summary>Model files with random weights: for speed, the numbers are of no matter.</summary>
internal static class RandomModelFile
{
    /// <summary>The characters of each word where words are read as characters, with the marks of beginning and end.</summary>
    public const int CharactersOfWord = 8;

    /// <summary>
    /// A model file for a network. Matrices are uniform in ±√(3 / inputs), or ±√(6 / inputs) where a rectifier follows (He et al., 2015),
    /// so that every layer keeps the scale of its input and scores are neither all alike nor all 0 and 1.
    /// </summary>
    public static ModelFile Create(NetworkDescription description, int seed)
    {
        using var stream = new MemoryStream();
        Writer(description, seed).Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }

    /// <summary>Writes such a file.</summary>
    public static void Save(NetworkDescription description, int seed, string path) => Writer(description, seed).Save(path);

    private static ModelFileWriter Writer(NetworkDescription description, int seed)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(description);
        AddWeights(writer, description, new Random(seed));
        return writer;
    }

    private static void AddWeights(ModelFileWriter writer, NetworkDescription description, Random random)
    {
        foreach (LayerDescription layer in description.Layers)
        {
            foreach (WeightSlot slot in layer.Weights)
            {
                bool isSpelling = layer.Block is not null && slot.Name == $"{layer.Name}.spellings";
                writer.Add(slot.Name, slot.Shape, isSpelling ? Spellings(layer.Block!, slot, random) : Values(layer, slot, random));
            }

            if (layer.Block is not null)
                AddWeights(writer, layer.Block, random);
        }
    }

    private static float[] Values(LayerDescription layer, WeightSlot slot, Random random)
    {
        (double middle, double limit) = Range(layer, slot);
        var values = new float[slot.Count];
        foreach (ref float value in values.AsSpan())
            value = (float)(middle + (((2 * random.NextDouble()) - 1) * limit));

        return values;
    }

    /// <summary>Words of a closed vocabulary, all of one length; ids of characters, filled up with zeros.</summary>
    private static float[] Spellings(NetworkDescription block, WeightSlot slot, Random random)
    {
        int characters = block.Layers.Select(static layer => layer.Attribute).OfType<EmbeddingAttribute>().Single().Rows;
        int columns = slot.Shape[1];
        var values = new float[slot.Count];
        for (int index = 0; index < values.Length; index++)
            values[index] = index % columns < CharactersOfWord ? random.Next(2, characters) : 0;

        return values;
    }

    private static (double Middle, double Limit) Range(LayerDescription layer, WeightSlot slot)
    {
        if (layer.Attribute is EmbeddingAttribute)
            return (0, 1);
        if (slot.Shape.Count > 1)
            return (0, Math.Sqrt((layer.Activation is Activation.Relu ? 6.0 : 3.0) * slot.Shape[0] / slot.Count));

        // Variances and the factors of normalisations are about one, what is added is about zero.
        bool isFactor = slot.Name.EndsWith(".running_var", StringComparison.Ordinal) || slot.Name.EndsWith(".norm.weight", StringComparison.Ordinal);
        return (isFactor ? 1 : 0, 0.1);
    }
}
