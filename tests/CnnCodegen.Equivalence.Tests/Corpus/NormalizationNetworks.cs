namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Normalisations wherever they may stand: where they can be folded into the layer before them, and where not.</summary>
public static class NormalizationNetworks
{
    public static IEnumerable<NetworkSource> All => [BatchNorm, BatchNormOfEachPosition, LayerNorm, LayerNormOfEachPosition, ReadTwice];

    /// <summary>Behind every kind of layer, with other modifiers, and with arguments.</summary>
    public static NetworkSource BatchNorm => new(
        "BatchNormalisations",
        "[Words(MaxLength = 9)] partial Layer Text { get; }",
        "[Embedding(11, 7), BatchNorm] partial Layer Vectors { get; }",
        "[Conv1d(17, 3), BatchNorm] partial Layer Map { get; }",
        "[MaxOverTime] partial Layer Largest { get; }",
        "[Conv1d(9, 2, From = nameof(Vectors)), BatchNorm(Epsilon = 0.01), Relu] partial Layer Activated { get; }",
        "[MaxOverTime] partial Layer ActivatedLargest { get; }",
        "[Conv1d(14, 2, Groups = 7, Bias = false, From = nameof(Vectors)), BatchNorm(Momentum = 0.5), Tanh, Dropout(0.2)] partial Layer Grouped { get; }",
        "[AverageOverTime, BatchNorm] partial Layer GroupedMean { get; }",
        "[Conv1d(9, 3, Stride = 2, From = nameof(Vectors)), Relu] partial Layer Strided { get; }",
        "[MaxOverTime, BatchNorm, Sigmoid] partial Layer StridedLargest { get; }",
        "[Conv1d(10, 1, From = nameof(Vectors)), Gelu] partial Layer Narrow { get; }",
        "[BatchNorm] partial Layer NormalisedAlone { get; }",
        "[MaxOverTime] partial Layer NormalisedLargest { get; }",
        "[ConvBank([5, 19], [1, 3], From = nameof(Vectors)), BatchNorm, Relu, Dropout(0.5)] partial Layer NGrams { get; }",
        "[ConvBank([6, 3], [2, 3], Pooling = Pooling.KMax, K = 2, From = nameof(Vectors)), BatchNorm(Epsilon = 0.1)] partial Layer LargestNGrams { get; }",
        "[Linear(10), BatchNorm, Silu] partial Layer OfNGrams { get; }",
        "[Linear(21, From = nameof(NGrams)), BatchNorm] partial Layer Hidden { get; }",
        "[Linear(9, Bias = false), BatchNorm, Elu] partial Layer HiddenAgain { get; }",
        "[Highway, BatchNorm] partial Layer Gated { get; }",
        "[Identity(From = nameof(NGrams)), BatchNorm] partial Layer Whole { get; }",
        "[BagOfVectors(13, 6, From = nameof(Text)), BatchNorm] partial Layer Bag { get; }",
        "[Concat(nameof(Largest), nameof(ActivatedLargest), nameof(GroupedMean), nameof(StridedLargest), nameof(NormalisedLargest), nameof(OfNGrams), nameof(Gated), nameof(Whole), nameof(Bag)), BatchNorm] partial Layer All { get; }");

    /// <summary>In front of layers that see zeros beyond the ends, which normalisation does not move.</summary>
    private static NetworkSource BatchNormOfEachPosition => new(
        "BatchNormalisationOfEachPosition",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[BatchNorm, Relu] partial Layer PreActivated { get; }",
        "[Conv1d(9, 3, Padding = Padding.Same)] partial Layer First { get; }",
        "[BatchNorm] partial Layer BeforeConvolution { get; }",
        "[Conv1d(13, 3, Padding = Padding.Wide), BatchNorm, Tanh] partial Layer Wide { get; }",
        "[Conv1d(7, 3), BatchNorm] partial Layer Second { get; }",
        "[Window(3), BatchNorm] partial Layer Windows { get; }",
        "[Linear(8), BatchNorm, Relu] partial Layer OfWindows { get; }",
        "[Window(2, LearnedPadding = true), BatchNorm] partial Layer LearnedWindows { get; }",
        "[Lstm(5), BatchNorm] partial Layer Recurrent { get; }",
        "[Qrnn(7, 2), BatchNorm, Relu] partial Layer Pooled { get; }",
        "[Concat(nameof(Windows), nameof(LearnedWindows), nameof(Recurrent), nameof(Pooled), nameof(BeforeConvolution)), BatchNorm, Sigmoid] partial Layer Joined { get; }",
        "[Linear(9, Bias = false), BatchNorm] partial Layer Scores { get; }")
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource LayerNorm => new(
        "LayerNormalisations",
        [
            "[Words(MaxLength = 6)] partial Layer Text { get; }",
            .. ((int[])[2, 3, 4, 7, 8, 9, 15, 16, 17, 33]).SelectMany(channels => new[]
            {
                $"[Embedding(11, {channels}, From = nameof(Text))] partial Layer Vectors{channels} {{ get; }}",
                $"[AverageOverTime, LayerNorm(Epsilon = 0.001)] partial Layer Mean{channels} {{ get; }}",
                $"[Linear({channels + 3}), LayerNorm, Relu, Dropout(0.1)] partial Layer Hidden{channels} {{ get; }}",
            }),
            "[ConvBank([6, 9], [1, 2], From = nameof(Vectors8)), LayerNorm, Tanh] partial Layer NGrams { get; }",
            "[Conv1d(19, 2, From = nameof(Vectors9)), LayerNorm] partial Layer Map { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            ConvolutionNetworks.Join(
                [.. ((int[])[2, 3, 4, 7, 8, 9, 15, 16, 17, 33]).SelectMany(channels => new[] { $"Mean{channels}", $"Hidden{channels}" }), "NGrams", "Largest"]),
        ]);

    private static NetworkSource LayerNormOfEachPosition => new(
        "LayerNormalisationOfEachPosition",
        "[Words(MaxLength = 7)] partial Layer Text { get; }",
        "[Embedding(11, 13), LayerNorm] partial Layer Vectors { get; }",
        "[Conv1d(9, 3, Padding = Padding.Same), LayerNorm, Gelu] partial Layer Map { get; }",
        "[LayerNorm(Epsilon = 0.1)] partial Layer Alone { get; }",
        "[Gru(6), LayerNorm] partial Layer Recurrent { get; }",
        "[Concat(nameof(Vectors), nameof(Map), nameof(Alone), nameof(Recurrent)), LayerNorm, HardTanh] partial Layer Joined { get; }")
    {
        Task = "SequenceTagger",
    };

    /// <summary>A convolution and a normalised one that others read too, which must not be changed for one reader.</summary>
    private static NetworkSource ReadTwice => new(
        "NormalisedAndRead",
        "[Words(MaxLength = 9)] partial Layer Text { get; }",
        "[Embedding(11, 7)] partial Layer Vectors { get; }",
        "[Conv1d(9, 3)] partial Layer Map { get; }",
        "[BatchNorm] partial Layer Normalised { get; }",
        "[MaxOverTime(From = nameof(Map))] partial Layer Largest { get; }",
        "[AverageOverTime(From = nameof(Normalised))] partial Layer Mean { get; }",
        "[MaxOverTime(From = nameof(Normalised)), BatchNorm] partial Layer NormalisedLargest { get; }",
        "[Linear(9)] partial Layer Hidden { get; }",
        "[BatchNorm, Relu] partial Layer HiddenNormalised { get; }",
        "[Add(nameof(Hidden), nameof(HiddenNormalised), nameof(Mean)), BatchNorm] partial Layer Sum { get; }",
        "[Concat(nameof(Largest), nameof(NormalisedLargest), nameof(Sum)), BatchNorm] partial Layer All { get; }");
}
