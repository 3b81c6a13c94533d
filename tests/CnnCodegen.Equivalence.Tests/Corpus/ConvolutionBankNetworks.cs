namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Banks of convolutions: one width, many, equal ones, filter counts that differ, all paddings and poolings.</summary>
public static class ConvolutionBankNetworks
{
    public static IEnumerable<NetworkSource> All =>
    [
        .. Shapes.Chunk(3).Index().SelectMany(banks => Paddings.Select(padding => Network($"Banks{banks.Index}{padding}", banks.Item, padding))),
        Activations,
        Poolings,
        new NetworkSource(
            "BankAfterConvolution",
            "[Characters(MaxLength = 20)] partial Layer Text { get; }",
            "[Embedding(30, 6)] partial Layer Symbols { get; }",
            "[Conv1d(15, 3), Relu] partial Layer Stem { get; }",
            "[ConvBank([10, 20, 12], [2, 3, 4]), Tanh] partial Layer NGrams { get; }",
            "[Linear(4)] partial Layer Logits { get; }"),
        new NetworkSource(
            "TwoBanksOfOneEmbedding",
            "[Words(MaxLength = 14)] partial Layer Text { get; }",
            "[Embedding(20, 10)] partial Layer Vectors { get; }",
            "[ConvBank([8, 8], [2, 5]), Relu] partial Layer Narrow { get; }",
            "[ConvBank([6, 7], [3, 4], From = nameof(Vectors), Padding = Padding.Same), Tanh] partial Layer Wide { get; }",
            "[Concat(nameof(Wide), nameof(Narrow))] partial Layer Both { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
    ];

    /// <summary>A bank's widths differ, so that explicit zeros would have no meaning.</summary>
    private static IEnumerable<Padding> Paddings => Enum.GetValues<Padding>().Where(padding => padding != Padding.Explicit);

    private static IEnumerable<(string Name, int[] Filters, int[] Widths)> Shapes =>
    [
        ("OneWidth", [13], [3]),
        ("OneWidthOne", [16], [1]),
        ("ThreeEqualCounts", [12, 12, 12], [3, 4, 5]),
        ("DifferentCounts", [1, 3, 17, 32, 5], [1, 2, 3, 4, 5]),
        ("DescendingWidths", [10, 6, 33], [7, 4, 2]),
        ("EqualWidths", [6, 11], [3, 3]),
        ("SixWidths", [5, 10, 15, 20, 25, 30], [1, 2, 3, 4, 5, 6]),
        ("WideFilters", [20, 31], [8, 9]),
        ("VectorMultiples", [16, 32, 48, 64], [2, 3, 4, 5]),
    ];

    /// <summary>A bank with each activation.</summary>
    public static NetworkSource Activations { get; } = new(
        "BankActivations",
        [
            "[Words(MaxLength = 11)] partial Layer Text { get; }",
            "[Embedding(9, 7)] partial Layer Vectors { get; }",
            .. Enum.GetValues<Activation>().Select(activation =>
                $"[ConvBank([9, 17, 5], [1, 2, 4], From = nameof(Vectors)){ConvolutionNetworks.Modifier(activation)}, Dropout(0.5)] partial Layer NGrams{activation} {{ get; }}"),
            ConvolutionNetworks.Join(Enum.GetValues<Activation>().Select(activation => $"NGrams{activation}")),
        ]);

    /// <summary>Each pooling with each padding; the sequences of the k largest end in one vector, so that their order counts.</summary>
    public static NetworkSource Poolings { get; } = new(
        "BankPoolings",
        [
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(9, 7)] partial Layer Vectors { get; }",
            .. PoolingsWithPaddings.Index().SelectMany(bank => new[]
            {
                $"[ConvBank([5, 9], [2, {3 + (bank.Index % 3)}], From = nameof(Vectors), Padding = Padding.{bank.Item.Padding}, Pooling = Pooling.{bank.Item.Pooling}{(bank.Item.Pooling == Pooling.KMax ? $", K = {2 + (bank.Index % 4)}" : "")}), Tanh] partial Layer NGrams{bank.Index} {{ get; }}",
            }.Concat(bank.Item.Pooling == Pooling.KMax ? [$"[Flatten] partial Layer Flat{bank.Index} {{ get; }}"] : [])),
            ConvolutionNetworks.Join(PoolingsWithPaddings.Index().Select(bank => bank.Item.Pooling == Pooling.KMax ? $"Flat{bank.Index}" : $"NGrams{bank.Index}")),
        ]);

    private static IEnumerable<(Pooling Pooling, Padding Padding)> PoolingsWithPaddings =>
        from pooling in Enum.GetValues<Pooling>() from padding in Paddings select (pooling, padding);

    private static NetworkSource Network(string name, (string Name, int[] Filters, int[] Widths)[] banks, Padding padding) => new(
        name,
        [
            "[Words(MaxLength = 19)] partial Layer Text { get; }",
            "[Embedding(14, 7)] partial Layer Vectors { get; }",
            .. banks.Select(bank =>
                $"[ConvBank([{string.Join(", ", bank.Filters)}], [{string.Join(", ", bank.Widths)}], From = nameof(Vectors), Padding = Padding.{padding}), Relu] partial Layer {bank.Name} {{ get; }}"),
            ConvolutionNetworks.Join(banks.Select(bank => bank.Name)),
        ]);
}
