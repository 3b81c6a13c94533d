using CnnCodegen.Reference;
using CnnCodegen.Text;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>Random weights and texts for a network, and what the reference makes of them: the same in every run.</summary>
public sealed class TestModel
{
    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<double[]>> _logits;

    /// <param name="description">The network.</param>
    /// <param name="seed">Decides weights and texts.</param>
    /// <param name="lengths">The lengths of the texts; without them all from none to three beyond the longest.</param>
    public TestModel(NetworkDescription description, int seed, IReadOnlyList<int>? lengths = null)
    {
        Description = description;
        var random = new System.Random(seed);
        foreach (LayerDescription layer in description.Layers)
        {
            foreach (WeightSlot slot in layer.Weights)
                _tensors.Add(slot.Name, Values(layer, slot, random));
        }

        int rows = description.Layers
            .Where(layer => layer.Inputs.Contains(0))
            .Select(layer => layer.Attribute)
            .OfType<EmbeddingAttribute>()
            .Min(embedding => embedding.Rows);
        Texts = [.. (lengths ?? [.. Enumerable.Range(0, description.MaxLength + 4)]).Select(length => Text(length, rows, random))];
        _logits = new Lazy<IReadOnlyList<double[]>>(() =>
        {
            var reference = new ReferenceNetwork(Description, _tensors);
            return [.. Texts.Select(reference.Logits)];
        });
    }

    public NetworkDescription Description { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, float[]> Tensors => _tensors;

    /// <summary>The texts' token ids.</summary>
    public IReadOnlyList<int[]> Texts { get; }

    /// <summary>The reference's outputs for each text, computed when first asked for.</summary>
    public IReadOnlyList<double[]> Logits => _logits.Value;

    /// <summary>The model file with these weights.</summary>
    /// <param name="tokenizer">The tokeniser, where the model is to read text.</param>
    /// <param name="vocabulary">The vocabulary, where the model is to read text.</param>
    public ModelFile ToFile(Tokenizer? tokenizer = null, Vocabulary? vocabulary = null)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(Description);
        if (tokenizer is not null && vocabulary is not null)
            writer.SetInput(Description.Input.Name, tokenizer, vocabulary);
        foreach (WeightSlot slot in Description.Weights)
            writer.Add(slot.Name, slot.Shape, _tensors[slot.Name]);

        using var stream = new MemoryStream();
        writer.Save(stream);
        stream.Position = 0;
        return ModelFile.Read(stream);
    }

    /// <summary>
    /// Weights with which every layer yields numbers of about the size that it reads. Row 0 of an embedding is not zero, so that padding is seen
    /// where there must be none.
    /// </summary>
    private static float[] Values(LayerDescription layer, WeightSlot slot, System.Random random)
    {
        int fanIn = layer.Attribute is EmbeddingAttribute ? 1 : slot.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        double scale = slot.Shape.Count == 1 ? 0.5 : Math.Sqrt(3.0 / fanIn);
        var values = new float[slot.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(((2 * random.NextDouble()) - 1) * scale);
        return values;
    }

    private static int[] Text(int length, int rows, System.Random random)
    {
        var ids = new int[length];
        for (int i = 0; i < length; i++)
            ids[i] = random.Next(rows);
        return ids;
    }
}
