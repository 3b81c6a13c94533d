using CnnCodegen.Reference;
using CnnCodegen.Text;

namespace CnnCodegen.Equivalence.Tests.Engines;

/// <summary>Random weights and texts for a network, and what the reference makes of them: the same in every run.</summary>
public sealed class TestModel
{
    private readonly Dictionary<string, float[]> _tensors = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<double[]>> _outputs;

    /// <param name="description">The network.</param>
    /// <param name="seed">Decides weights and texts.</param>
    /// <param name="lengths">The lengths of the texts; without them all from none to three beyond the longest.</param>
    /// <param name="round">What becomes of each weight; without it they stay as they are.</param>
    public TestModel(NetworkDescription description, int seed, IReadOnlyList<int>? lengths = null, Func<float, float>? round = null)
    {
        Description = description;
        var random = new System.Random(seed);
        foreach (LayerDescription layer in description.Layers.SelectMany(static layer => (LayerDescription[])[layer, .. layer.Block?.Layers ?? []]))
        {
            foreach (WeightSlot slot in layer.Weights)
                _tensors.Add(slot.Name, round is null ? Values(layer, slot, random) : [.. Values(layer, slot, random).Select(round)]);
        }

        Texts = TestTexts.For(description, lengths ?? [.. Enumerable.Range(0, description.MaxLength + 4)], random);
        _outputs = new Lazy<IReadOnlyList<double[]>>(() =>
        {
            var reference = new ReferenceNetwork(Description, _tensors);
            return [.. Texts.Select(text => reference.Output(text).Numbers.ToArray())];
        });
    }

    public NetworkDescription Description { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, float[]> Tensors => _tensors;

    /// <summary>The sequences of ids of each text, in the order of <see cref="InputIds"/>.</summary>
    public IReadOnlyList<int[][]> Texts { get; }

    /// <summary>The ids of each text of a network that reads one sequence.</summary>
    public IReadOnlyList<int[]> Ids => [.. Texts.Select(static text => text.Single())];

    /// <summary>The reference's outputs for each text, computed when first asked for; those of a sequence position by position.</summary>
    public IReadOnlyList<double[]> Outputs => _outputs.Value;

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
        int fanIn = layer.Attribute is EmbeddingAttribute or BagOfVectorsAttribute ? 1 : slot.Shape.Skip(1).Aggregate(1, (product, size) => product * size);
        double scale = slot.Shape.Count == 1 ? 0.5 : Math.Sqrt(3.0 / fanIn);
        // A variance is positive, and the factor of a normalisation is about one.
        double middle = slot.Name.EndsWith(".running_var", StringComparison.Ordinal) || slot.Name.EndsWith(".norm.weight", StringComparison.Ordinal) ? 1 : 0;
        var values = new float[slot.Count];
        if (slot.Name.EndsWith(".spellings", StringComparison.Ordinal))
        {
            // Words of all lengths, some of them with the id of padding inside.
            int rows = layer.Block!.Layers.Select(inner => inner.Attribute).OfType<EmbeddingAttribute>().Min(embedding => embedding.Rows);
            for (int i = 0; i < values.Length; i++)
                values[i] = i % slot.Shape[1] <= random.Next(slot.Shape[1]) ? random.Next(rows) : 0;
            return values;
        }

        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(middle + (((2 * random.NextDouble()) - 1) * scale));
        return values;
    }
}
