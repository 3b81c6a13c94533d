namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Windows of neighbours, alone and below what takes them over; sentence models; folding.</summary>
public static class WindowNetworks
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 7, 12];

    public static IEnumerable<NetworkSource> All => [Windows, Fused, .. SentenceModels];

    /// <summary>Both paddings with windows longer than the text.</summary>
    private static NetworkSource Windows => new(
        "Windows",
        [
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(11, 5)] partial Layer Vectors { get; }",
            "[Embedding(11, 6, From = nameof(Text))] partial Layer OthersVectors { get; }",
            "[Folding] partial Layer Folded { get; }",
            "[Linear(17, From = nameof(Vectors))] partial Layer Map { get; }",
            .. Sizes.SelectMany(size => new[]
            {
                $"[Window({size}, From = nameof(Vectors))] partial Layer Zeros{size} {{ get; }}",
                $"[Window({size}, LearnedPadding = true, From = nameof(Folded)), Tanh] partial Layer Learned{size} {{ get; }}",
                $"[Window({size}, LearnedPadding = {(size % 2 == 0 ? "true" : "false")}, From = nameof(Map))] partial Layer OfMap{size} {{ get; }}",
            }),
            ConvolutionNetworks.Join(Sizes.SelectMany(size => new[] { $"Zeros{size}", $"Learned{size}", $"OfMap{size}" })),
        ])
    {
        Task = "SequenceTagger",
    };

    /// <summary>Windows that one layer reads at each position: it could read the rows themselves.</summary>
    public static NetworkSource Fused => new(
        "WindowsBelowLinear",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[Window(3)] partial Layer Three { get; }",
        "[Linear(9), HardTanh] partial Layer OfThree { get; }",
        "[Window(4), Dropout(0.3)] partial Layer Four { get; }",
        "[Linear(17, Bias = false), BatchNorm] partial Layer OfFour { get; }",
        "[Window(2, From = nameof(Vectors)), Relu] partial Layer Activated { get; }",
        "[Linear(5)] partial Layer OfActivated { get; }",
        "[Window(5, LearnedPadding = true, From = nameof(Vectors))] partial Layer Learned { get; }",
        "[Linear(7)] partial Layer OfLearned { get; }",
        "[Window(3, From = nameof(Vectors))] partial Layer ForConvolution { get; }",
        "[Conv1d(10, 2, Padding = Padding.Same)] partial Layer OfConvolution { get; }",
        "[Window(3, From = nameof(Vectors))] partial Layer ForMaximum { get; }",
        "[Linear(19), Tanh] partial Layer BelowMaximum { get; }",
        "[MaxOverTime] partial Layer Largest { get; }",
        "[Window(2, From = nameof(Vectors))] partial Layer ReadTwice { get; }",
        "[Linear(6)] partial Layer OfReadTwice { get; }",
        "[Concat(nameof(OfThree), nameof(OfFour), nameof(OfActivated), nameof(OfLearned), nameof(OfConvolution), nameof(Largest), nameof(ReadTwice), nameof(OfReadTwice))] partial Layer All { get; }")
    {
        Task = "SequenceTagger",
    };

    private static IEnumerable<NetworkSource> SentenceModels =>
    [
        new NetworkSource(
            "SentenceModels",
            "[Words(MaxLength = 19)] partial Layer Text { get; }",
            "[Embedding(11, 7)] partial Layer Vectors { get; }",
            "[SentenceModel] partial Layer Whole { get; }",
            "[Conv1d(17, 2, From = nameof(Vectors), Padding = Padding.Same), Tanh] partial Layer Map { get; }",
            "[SentenceModel, Relu, Dropout(0.2)] partial Layer OfMap { get; }",
            "[KMaxPool(4, From = nameof(Map))] partial Layer Four { get; }",
            "[SentenceModel, BatchNorm] partial Layer OfFour { get; }",
            "[KMaxPool(1, From = nameof(Map))] partial Layer One { get; }",
            "[SentenceModel] partial Layer OfOne { get; }",
            "[Concat(nameof(Whole), nameof(OfMap), nameof(OfFour), nameof(OfOne))] partial Layer All { get; }"),
        new NetworkSource(
            "SentenceModelOfOneWord",
            "[Words(MaxLength = 1)] partial Layer Text { get; }",
            "[Embedding(11, 3)] partial Layer Vectors { get; }",
            "[SentenceModel] partial Layer Whole { get; }"),
    ];
}
