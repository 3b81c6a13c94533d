namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Poolings under a moving window, the k largest of each channel, and what becomes of a sequence of constant length.</summary>
public static class LocalPoolingNetworks
{
    private static readonly string[] Maxima =
    [
        "MaxPool1d(1)", "MaxPool1d(2)", "MaxPool1d(3)", "MaxPool1d(3, Stride = 2, Padding = 1)", "MaxPool1d(2, Stride = 1)", "MaxPool1d(2, Stride = 3)",
        "MaxPool1d(3, Ceil = true)", "MaxPool1d(2, Stride = 2, Padding = 1, Ceil = true)", "MaxPool1d(2, Stride = 5, Padding = 1, Ceil = true)", "MaxPool1d(4, Padding = 2)",
        "MaxPool1d(5, Stride = 2, Padding = 2, Ceil = true)",
    ];

    private static readonly string[] Averages =
    [
        "AveragePool1d(1)", "AveragePool1d(2)", "AveragePool1d(3, Stride = 2, Padding = 1)", "AveragePool1d(3, Stride = 2, Padding = 1, CountPadding = false)",
        "AveragePool1d(2, Stride = 1)", "AveragePool1d(3, Ceil = true)", "AveragePool1d(3, Ceil = true, CountPadding = false)",
        "AveragePool1d(4, Stride = 3, Padding = 2, Ceil = true)", "AveragePool1d(4, Stride = 3, Padding = 2, Ceil = true, CountPadding = false)", "AveragePool1d(2, Stride = 5)",
    ];

    private static readonly string[] Largest =
    [
        "KMaxPool(1)", "KMaxPool(2)", "KMaxPool(5)", "KMaxPool(20)", "ProportionalKMaxPool(1)", "ProportionalKMaxPool(2)", "ProportionalKMaxPool(5)", "ProportionalKMaxPool(40)",
        "DynamicKMaxPool(1, 2, 3)", "DynamicKMaxPool(1, 3, 4)", "DynamicKMaxPool(2, 2, 4)", "DynamicKMaxPool(2, 3, 1)", "DynamicKMaxPool(1, 5, 30)",
    ];

    public static IEnumerable<NetworkSource> All =>
    [
        Network("LocalMaxima", Maxima, 7),
        Network("LocalAverages", Averages, 17),
        Network("LargestOfEachChannel", Largest, 19),
        LargestInOrder,
        EqualValues,
        ChannelCounts,
        new NetworkSource(
            "LocalPoolingsOneAfterAnother",
            "[Characters(MaxLength = 24)] partial Layer Text { get; }",
            "[Embedding(12, 9)] partial Layer Symbols { get; }",
            "[Conv1d(13, 3, Padding = Padding.Same), Relu] partial Layer First { get; }",
            "[MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer FirstHalf { get; }",
            "[Conv1d(16, 3, Padding = Padding.Same), Tanh] partial Layer Second { get; }",
            "[AveragePool1d(2, Ceil = true)] partial Layer SecondHalf { get; }",
            "[Conv1d(10, 3, Padding = Padding.Same)] partial Layer Third { get; }",
            "[ProportionalKMaxPool(2)] partial Layer ThirdHalf { get; }",
            "[LastStep] partial Layer Last { get; }",
            "[SumOverTime(From = nameof(ThirdHalf))] partial Layer Sum { get; }",
            "[Concat(nameof(Last), nameof(Sum))] partial Layer Both { get; }"),
        new NetworkSource(
            "DynamicConvolutionalNetwork",
            "[Words(MaxLength = 18)] partial Layer Text { get; }",
            "[Embedding(12, 8)] partial Layer Vectors { get; }",
            "[Conv1d(24, 5, Padding = Padding.Wide, Groups = 8)] partial Layer First { get; }",
            "[Folding] partial Layer FirstFolded { get; }",
            "[DynamicKMaxPool(1, 2, 3), Tanh] partial Layer FirstLargest { get; }",
            "[Conv1d(28, 3, Padding = Padding.Wide, Groups = 4)] partial Layer Second { get; }",
            "[Folding] partial Layer SecondFolded { get; }",
            "[DynamicKMaxPool(2, 2, 3), Tanh, Dropout(0.5)] partial Layer SecondLargest { get; }",
            "[Linear(5)] partial Layer Logits { get; }"),
    ];

    /// <summary>Each pooling over a convolution's map; of its result the mean, the sum and the last row, which differ if a position is missing.</summary>
    private static NetworkSource Network(string name, string[] poolings, int channels) => new(
        name,
        [
            "[Words(MaxLength = 14)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            $"[Conv1d({channels}, 3, Padding = Padding.Same), Elu(0.5)] partial Layer Map {{ get; }}",
            .. poolings.Index().SelectMany(pooling => new[]
            {
                $"[{With("From = nameof(Map)", pooling.Item)}, Dropout(0.1)] partial Layer Pooled{pooling.Index} {{ get; }}",
                $"[AverageOverTime] partial Layer Mean{pooling.Index} {{ get; }}",
                $"[MaxOverTime(From = nameof(Pooled{pooling.Index}))] partial Layer Largest{pooling.Index} {{ get; }}",
                $"[LastStep(From = nameof(Pooled{pooling.Index}))] partial Layer Last{pooling.Index} {{ get; }}",
            }),
            ConvolutionNetworks.Join(poolings.Index().SelectMany(pooling => new[] { $"Mean{pooling.Index}", $"Largest{pooling.Index}", $"Last{pooling.Index}" })),
        ]);

    private static string With(string argument, string layer) => $"{layer[..^1]}, {argument})";

    /// <summary>Constant lengths, flattened: each value must stand at its place.</summary>
    private static NetworkSource LargestInOrder => new(
        "LargestInOrder",
        [
            "[Words(MaxLength = 12)] partial Layer Text { get; }",
            "[Embedding(11, 5)] partial Layer Vectors { get; }",
            .. ((int[])[1, 2, 3, 4, 7, 8, 9, 13]).SelectMany(k => new[]
            {
                $"[KMaxPool({k}, From = nameof(Vectors)), Sigmoid] partial Layer Largest{k} {{ get; }}",
                $"[Flatten, Tanh] partial Layer Flat{k} {{ get; }}",
                $"[Linear(7, From = nameof(Largest{k}))] partial Layer OfLargest{k} {{ get; }}",
            }),
            ConvolutionNetworks.Join(((int[])[1, 2, 3, 4, 7, 8, 9, 13]).SelectMany(k => new[] { $"Flat{k}", $"OfLargest{k}" })),
        ]);

    /// <summary>
    /// Two values per channel, and zeros: of equal values the first ones are taken, and which these are decides on which side of a larger value
    /// they stand.
    /// </summary>
    private static NetworkSource EqualValues => new(
        "EqualValues",
        "[Words(MaxLength = 11)] partial Layer Text { get; }",
        "[Embedding(2, 9)] partial Layer TwoVectors { get; }",
        "[KMaxPool(3)] partial Layer Three { get; }",
        "[Flatten] partial Layer ThreeFlat { get; }",
        "[Identity(From = nameof(TwoVectors)), Relu] partial Layer Rectified { get; }",
        "[KMaxPool(4)] partial Layer Four { get; }",
        "[Flatten] partial Layer FourFlat { get; }",
        "[ProportionalKMaxPool(2, From = nameof(Rectified))] partial Layer Half { get; }",
        "[LastStep] partial Layer HalfLast { get; }",
        "[DynamicKMaxPool(1, 3, 2, From = nameof(TwoVectors))] partial Layer Dynamic { get; }",
        "[Conv1d(6, 2, Padding = Padding.Same)] partial Layer Map { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Concat(nameof(ThreeFlat), nameof(FourFlat), nameof(HalfLast), nameof(Mean))] partial Layer All { get; }");

    /// <summary>Poolings at the channel counts at which vectors end.</summary>
    private static NetworkSource ChannelCounts => new(
        "LocalPoolingsOfEmbeddings",
        [
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            .. Counts.SelectMany(channels => new[]
            {
                $"[Embedding(13, {channels}, From = nameof(Text))] partial Layer Vectors{channels} {{ get; }}",
                $"[SumOverTime] partial Layer Sum{channels} {{ get; }}",
                $"[LastStep(From = nameof(Vectors{channels}))] partial Layer Last{channels} {{ get; }}",
                $"[KMaxPool(3, From = nameof(Vectors{channels}))] partial Layer Largest{channels} {{ get; }}",
                $"[Flatten] partial Layer LargestFlat{channels} {{ get; }}",
                $"[MaxPool1d(2, Ceil = true, From = nameof(Vectors{channels}))] partial Layer Local{channels} {{ get; }}",
                $"[SumOverTime] partial Layer LocalSum{channels} {{ get; }}",
                $"[AveragePool1d(3, Stride = 1, Padding = 1, From = nameof(Vectors{channels}))] partial Layer Around{channels} {{ get; }}",
                $"[MaxOverTime] partial Layer AroundLargest{channels} {{ get; }}",
            }),
            ConvolutionNetworks.Join(Counts.SelectMany(channels =>
                new[] { $"Sum{channels}", $"Last{channels}", $"LargestFlat{channels}", $"LocalSum{channels}", $"AroundLargest{channels}" })),
        ]);

    private static readonly int[] Counts = [1, 2, 3, 4, 5, 8, 15, 16, 17, 33, 47];
}
