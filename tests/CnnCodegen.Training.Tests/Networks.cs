namespace CnnCodegen.Training.Tests;

/// <summary>Networks for the tests, described by hand as the generator would describe them.</summary>
internal static class Networks
{
    /// <summary>Kim's network in small, with max-norm: word vectors, three widths, dropout.</summary>
    public static NetworkDescription Kim(int outputs = 2, int rows = 30, Padding padding = Padding.Valid, double dropout = 0.5, double maxNorm = 0.7) =>
        new("SmallKim", "kim-1", padding == Padding.Valid ? 4 : 1,
        [
            Layer("Sentence", new WordsAttribute { MaxLength = 12 }, [], new(ShapeKind.Tokens, 12, 1)),
            Layer("Vectors", new EmbeddingAttribute(rows, 8), [0], new(ShapeKind.Sequence, 12, 8), Slot("weight", rows, 8)),
            new("NGrams", new ConvBankAttribute([5, 4, 3], [2, 3, 4]) { Padding = padding }, dropout > 0 ? [new ReluAttribute(), new DropoutAttribute(dropout)] : [new ReluAttribute()], [1],
                new(ShapeKind.Vector, 1, 12),
                [
                    new("NGrams.0.weight", [5, 8, 2]), new("NGrams.0.bias", [5]),
                    new("NGrams.1.weight", [4, 8, 3]), new("NGrams.1.bias", [4]),
                    new("NGrams.2.weight", [3, 8, 4]), new("NGrams.2.bias", [3]),
                ]),
            Layer("Logits", new LinearAttribute(outputs) { MaxNorm = maxNorm }, [2], new(ShapeKind.Vector, 1, outputs), Slot("weight", outputs, 12), Slot("bias", outputs)),
        ]);

    /// <summary>Characters, two convolutions of which the second sees the first one's padding, and both poolings joined.</summary>
    public static NetworkDescription Deep(ModifierAttribute first, int width = 4) =>
        new("Deep", "deep-1", 3,
        [
            Layer("Text", new CharactersAttribute { MaxLength = 20 }, [], new(ShapeKind.Tokens, 20, 1)),
            Layer("Symbols", new EmbeddingAttribute(40, 6), [0], new(ShapeKind.Sequence, 20, 6), Slot("weight", 40, 6)),
            new("Stem", new Conv1dAttribute(7, width) { Padding = Padding.Same }, [first], [1], new(ShapeKind.Sequence, 20, 7),
                [new("Stem.weight", [7, 6, width]), new("Stem.bias", [7])]),
            new("Second", new Conv1dAttribute(5, 3) { Padding = Padding.Same }, [new TanhAttribute()], [2], new(ShapeKind.Sequence, 20, 5),
                [new("Second.weight", [5, 7, 3]), new("Second.bias", [5])]),
            Layer("Narrow", new Conv1dAttribute(4, 3), [3], new(ShapeKind.Sequence, 18, 4), Slot("weight", 4, 5, 3), Slot("bias", 4)),
            Layer("Both", new ConcatAttribute("Stem", "Second"), [2, 3], new(ShapeKind.Sequence, 20, 12)),
            Layer("Mean", new AverageOverTimeAttribute(), [5], new(ShapeKind.Vector, 1, 12)),
            Layer("Top", new MaxOverTimeAttribute(), [4], new(ShapeKind.Vector, 1, 4)),
            Layer("NarrowMean", new AverageOverTimeAttribute(), [4], new(ShapeKind.Vector, 1, 4)),
            Layer("All", new ConcatAttribute("Mean", "Top", "NarrowMean"), [6, 7, 8], new(ShapeKind.Vector, 1, 20)),
            Layer("Logits", new LinearAttribute(3), [9], new(ShapeKind.Vector, 1, 3), Slot("weight", 3, 20), Slot("bias", 3)),
        ]);

    /// <summary>Texts of all lengths from none to longer than the network reads, with ids from 1 on.</summary>
    public static int[][] Texts(NetworkDescription description, int seed = 7)
    {
        int rows = description.Layers.Select(layer => layer.Attribute).OfType<EmbeddingAttribute>().Single().Rows;
        var random = new Random(seed);
        return [.. Enumerable.Range(0, description.MaxLength + 4).Select(length => Enumerable.Range(0, length).Select(_ => random.Next(1, rows)).ToArray())];
    }

    private static LayerDescription Layer(string name, LayerAttribute attribute, int[] inputs, LayerShape output, params Func<string, WeightSlot>[] weights) =>
        new(name, attribute, [], inputs, output, [.. weights.Select(weight => weight(name))]);

    private static Func<string, WeightSlot> Slot(string name, params int[] shape) => layer => new WeightSlot($"{layer}.{name}", shape);
}

/// <summary>A network's class as the trainer sees it: only its description counts.</summary>
internal sealed class KimNetwork : INetwork<KimNetwork>
{
    public static NetworkDescription Description { get; } = Networks.Kim();

    public static KimNetwork Load(ModelFile file) => throw new NotSupportedException("This class has no generated code.");

    public int OutputLength(InputIds ids) => throw new NotSupportedException("This class has no generated code.");

    public void Compute(InputIds ids, Span<float> output) => throw new NotSupportedException("This class has no generated code.");
}
