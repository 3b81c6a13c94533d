namespace CnnCodegen.Benchmarks.Networks;

/// <summary>Model files with random weights: for speed, the numbers are of no matter.</summary>
internal static class RandomModelFile
{
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
                (double middle, double limit) = Range(layer, slot);
                var values = new float[slot.Count];
                for (int index = 0; index < values.Length; index++)
                    values[index] = (float)(middle + (((2 * random.NextDouble()) - 1) * limit));

                writer.Add(slot.Name, slot.Shape, values);
            }

            if (layer.Block is not null)
                AddWeights(writer, layer.Block, random);
        }
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
