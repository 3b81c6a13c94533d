namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Strides, dilations, groups, explicit zeros and convolutions without bias, alone and together.</summary>
public static class ConvolutionOptionNetworks
{
    /// <summary>Filters and width, then options, over six channels; among them windows that only just fit, and zeros only.</summary>
    private static readonly string[] Narrow =
    [
        "19, 3, Stride = 2",
        "17, 1, Stride = 2",
        "5, 4, Stride = 5",
        "19, 3, Dilation = 2",
        "9, 2, Dilation = 4",
        "16, 2, Dilation = 3, Stride = 2",
        "6, 3, Groups = 6",
        "18, 2, Groups = 3",
        "34, 4, Groups = 2, Bias = false",
        "12, 3, Groups = 6, Stride = 2, Dilation = 2",
        "21, 3, Bias = false",
        "7, 1, Bias = false",
        "33, 1, Groups = 3",
    ];

    private static readonly string[] Padded =
    [
        "7, 4, Stride = 3, Padding = Padding.Same",
        "33, 5, Stride = 2, Padding = Padding.Causal",
        "5, 2, Stride = 4, Padding = Padding.Wide",
        "9, 2, Dilation = 5, Padding = Padding.Same",
        "16, 4, Dilation = 2, Padding = Padding.Causal",
        "3, 3, Dilation = 3, Padding = Padding.Wide",
        "21, 3, Dilation = 2, Stride = 2, Padding = Padding.Same",
        "18, 3, Groups = 2, Padding = Padding.Same",
        "30, 2, Groups = 6, Dilation = 3, Padding = Padding.Causal",
        "6, 5, Groups = 6, Stride = 2, Padding = Padding.Same, Bias = false",
        "9, 4, Padding = Padding.Explicit, PadLeft = 3",
        "15, 3, Padding = Padding.Explicit, PadRight = 2",
        "17, 3, Padding = Padding.Explicit, PadLeft = 5, PadRight = 4",
        "8, 2, Padding = Padding.Explicit, PadLeft = 1, PadRight = 7, Stride = 3, Dilation = 2, Groups = 2",
    ];

    public static IEnumerable<NetworkSource> All =>
    [
        Network("NarrowConvolutionOptionsBelowMaximum", Narrow, "MaxOverTime"),
        Network("NarrowConvolutionOptionsBelowMean", Narrow, "AverageOverTime"),
        Network("PaddedConvolutionOptionsBelowMaximum", Padded, "MaxOverTime"),
        Network("PaddedConvolutionOptionsBelowMean", Padded, "AverageOverTime"),
        SameLength,
        new NetworkSource(
            "StridesOneAfterAnother",
            "[Characters(MaxLength = 29)] partial Layer Text { get; }",
            "[Embedding(12, 7)] partial Layer Symbols { get; }",
            "[Conv1d(10, 4, Stride = 2), Relu] partial Layer First { get; }",
            "[Conv1d(15, 3, Stride = 3, Padding = Padding.Same), Tanh] partial Layer Second { get; }",
            "[Conv1d(9, 2, Dilation = 2, Padding = Padding.Wide), Relu] partial Layer Third { get; }",
            "[Conv1d(18, 1, Stride = 2, Groups = 3)] partial Layer Fourth { get; }",
            "[LastStep] partial Layer Last { get; }",
            "[AverageOverTime(From = nameof(Fourth))] partial Layer Mean { get; }",
            "[Concat(nameof(Last), nameof(Mean))] partial Layer Both { get; }"),
        new NetworkSource(
            "ConvolutionsOfAConstantLength",
            "[Words(MaxLength = 9, FixedLength = true)] partial Layer Text { get; }",
            "[Embedding(12, 8)] partial Layer Vectors { get; }",
            "[Conv1d(7, 3, Stride = 2, Padding = Padding.Same), Relu] partial Layer First { get; }",
            "[Conv1d(5, 2, Dilation = 2)] partial Layer Second { get; }",
            "[Flatten] partial Layer Flat { get; }",
            "[Linear(6, From = nameof(First))] partial Layer OfFirst { get; }",
            "[Concat(nameof(Flat), nameof(OfFirst))] partial Layer Both { get; }"),
    ];

    private static NetworkSource Network(string name, string[] options, string pooling) => new(
        name,
        [
            "[Words(MaxLength = 17)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            .. options.Index().SelectMany(option => new[]
            {
                $"[Conv1d({option.Item}, From = nameof(Vectors)), LeakyRelu(0.2)] partial Layer Map{option.Index} {{ get; }}",
                $"[{pooling}] partial Layer Pooled{option.Index} {{ get; }}",
            }),
            ConvolutionNetworks.Join(options.Index().Select(option => $"Pooled{option.Index}")),
        ]);

    /// <summary>Convolutions that keep the length, side by side: every position is compared.</summary>
    private static NetworkSource SameLength => new(
        "ConvolutionOptionsPositionByPosition",
        "[Words(MaxLength = 13)] partial Layer Text { get; }",
        "[Embedding(11, 10)] partial Layer Vectors { get; }",
        "[Conv1d(9, 3, From = nameof(Vectors), Padding = Padding.Same, Dilation = 4)] partial Layer Dilated { get; }",
        "[Conv1d(17, 4, From = nameof(Vectors), Padding = Padding.Causal, Dilation = 3), Silu] partial Layer CausalDilated { get; }",
        "[Conv1d(10, 5, From = nameof(Vectors), Padding = Padding.Same, Groups = 10)] partial Layer Depthwise { get; }",
        "[Conv1d(35, 2, Padding = Padding.Explicit, PadRight = 1, Groups = 5, Bias = false), Gelu] partial Layer Ahead { get; }",
        "[Concat(nameof(Dilated), nameof(CausalDilated), nameof(Depthwise), nameof(Ahead))] partial Layer All { get; }")
    {
        Task = "SequenceTagger",
    };
}
