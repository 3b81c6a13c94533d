namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Convolutions that are large enough to be computed by minimal filtering, and the edges that it has: short last tiles, blocks, gaps between rows.</summary>
public static class WinogradNetworks
{
    public static IEnumerable<NetworkSource> All => [Banks, Maps, WideMaps, ShortMaps];

    /// <summary>Without tables, which would take the convolutions over embeddings.</summary>
    private const string Task = "TextClassifier(TableBudget = 0)";

    /// <summary>The largest over time, of filters of each width that six points allow, and of one that they do not.</summary>
    public static NetworkSource Banks => new(
        "FilteredBanks",
        "[Words(MaxLength = 60)] partial Layer Text { get; }",
        "[Embedding(40, 64)] partial Layer Vectors { get; }",
        "[ConvBank([65, 72, 100, 84, 8], [2, 3, 4, 5, 6]), Tanh] partial Layer Peaks { get; }",
        "[ConvBank([66, 64], [3, 5], Padding = Padding.Same, From = nameof(Vectors))] partial Layer PaddedPeaks { get; }",
        "[Concat(nameof(Peaks), nameof(PaddedPeaks))] partial Layer All { get; }",
        "[Linear(3)] partial Layer Logits { get; }")
    {
        Task = Task,
    };

    /// <summary>Maps of several blocks, with bias and without, and rows that are farther apart than their channels.</summary>
    public static NetworkSource Maps => new(
        "FilteredMaps",
        "[Characters(MaxLength = 140)] partial Layer Text { get; }",
        "[Embedding(40, 64)] partial Layer Symbols { get; }",
        "[Conv1d(70, 3, Padding = Padding.Same), BatchNorm, Relu] partial Layer Three { get; }",
        "[Conv1d(72, 4, Padding = Padding.Causal, Bias = false)] partial Layer Four { get; }",
        "[Conv1d(80, 5, Padding = Padding.Same), Tanh] partial Layer Five { get; }",
        "[Conv1d(96, 2), Relu] partial Layer Two { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Linear(3)] partial Layer Logits { get; }")
    {
        Task = Task,
        Lengths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 63, 64, 65, 66, 127, 128, 129, 130, 139, 140, 142],
    };

    /// <summary>Many channels, where the error grows.</summary>
    public static NetworkSource WideMaps => new(
        "FilteredWideMaps",
        "[Characters(MaxLength = 30)] partial Layer Text { get; }",
        "[Embedding(30, 512)] partial Layer Symbols { get; }",
        "[Conv1d(512, 3, Padding = Padding.Same)] partial Layer Three { get; }",
        "[Conv1d(64, 2)] partial Layer Two { get; }",
        "[Conv1d(64, 5, From = nameof(Three))] partial Layer Five { get; }",
        "[MaxOverTime(From = nameof(Two))] partial Layer PeaksOfTwo { get; }",
        "[AverageOverTime(From = nameof(Five))] partial Layer MeanOfFive { get; }",
        "[Concat(nameof(PeaksOfTwo), nameof(MeanOfFive))] partial Layer All { get; }")
    {
        Task = Task,
        Lengths = [1, 5, 12, 29, 30, 31],
    };

    /// <summary>Maps of one block, with what is fused into them: a network that is small enough for machines without vectors.</summary>
    public static NetworkSource ShortMaps => new(
        "FilteredShortMaps",
        "[Characters(MaxLength = 20)] partial Layer Text { get; }",
        "[Embedding(20, 64)] partial Layer Symbols { get; }",
        "[Conv1d(64, 3, Padding = Padding.Wide), Relu] partial Layer Rectified { get; }",
        "[Conv1d(64, 4), Sigmoid] partial Layer Logistic { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Linear(3)] partial Layer Logits { get; }")
    {
        Task = Task,
    };
}
