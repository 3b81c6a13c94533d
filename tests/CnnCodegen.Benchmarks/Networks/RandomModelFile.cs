namespace CnnCodegen.Benchmarks.Networks;

/// <summary>Model files with random weights: for speed, the numbers are of no matter.</summary>
internal static class RandomModelFile
{
    /// <summary>
    /// A model file for a network. Weights are uniform in ±√(3 / inputs), so that every layer keeps the scale of its input and scores
    /// are neither all alike nor all 0 and 1.
    /// </summary>
    public static ModelFile Create(NetworkDescription description, int seed)
    {
        var random = new Random(seed);
        var writer = new ModelFileWriter();
        writer.SetNetwork(description);
        foreach (LayerDescription layer in description.Layers)
        {
            foreach (WeightSlot slot in layer.Weights)
            {
                bool isMatrix = slot.Shape.Count > 1 && layer.Attribute is not EmbeddingAttribute;
                double limit = isMatrix ? Math.Sqrt(3.0 * slot.Shape[0] / slot.Count) : 1;
                var values = new float[slot.Count];
                for (int index = 0; index < values.Length; index++)
                    values[index] = (float)(((2 * random.NextDouble()) - 1) * limit);

                writer.Add(slot.Name, slot.Shape, values);
            }
        }

        using var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }
}
