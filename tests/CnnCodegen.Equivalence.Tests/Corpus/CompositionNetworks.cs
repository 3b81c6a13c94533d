namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Wiring: layers read from afar, joined, read twice, or not at all; and networks of odd sizes.</summary>
public static class CompositionNetworks
{
    /// <summary>Those without many filters.</summary>
    public static IEnumerable<NetworkSource> Small => All.Where(static network => network.Name is not ("OddSizes" or "MeanBesideEveryLayer" or "ConcatOfSequences"));

    public static IEnumerable<NetworkSource> All =>
    [
        new NetworkSource(
            "ConcatOfSequences",
            "[Words(MaxLength = 13)] partial Layer Text { get; }",
            "[Embedding(10, 6)] partial Layer Vectors { get; }",
            "[Conv1d(7, 3, Padding = Padding.Same), Relu] partial Layer Near { get; }",
            "[Conv1d(9, 5, From = nameof(Vectors), Padding = Padding.Same), Tanh] partial Layer Far { get; }",
            "[Concat(nameof(Near), nameof(Vectors), nameof(Far))] partial Layer Joined { get; }",
            "[Conv1d(11, 2)] partial Layer Map { get; }",
            "[MaxOverTime] partial Layer Largest { get; }"),
        new NetworkSource(
            "ConcatOfSequencesWithActivation",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(10, 6)] partial Layer Vectors { get; }",
            "[Conv1d(7, 3)] partial Layer Near { get; }",
            "[Conv1d(5, 3, From = nameof(Vectors))] partial Layer Far { get; }",
            "[Concat(nameof(Near), nameof(Far)), Relu, Dropout(0.4)] partial Layer Joined { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
        new NetworkSource(
            "ConcatOfConcats",
            "[Words(MaxLength = 8)] partial Layer Text { get; }",
            "[Embedding(10, 3)] partial Layer Vectors { get; }",
            "[Conv1d(4, 1), Relu] partial Layer Map { get; }",
            "[Concat(nameof(Map), nameof(Vectors))] partial Layer Joined { get; }",
            "[Concat(nameof(Joined), nameof(Map)), Tanh] partial Layer JoinedAgain { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            "[AverageOverTime(From = nameof(Joined))] partial Layer Mean { get; }",
            "[Concat(nameof(Largest), nameof(Mean), nameof(Largest))] partial Layer Both { get; }",
            "[Linear(5)] partial Layer Logits { get; }"),
        new NetworkSource(
            "EmbeddingJoinedWithItself",
            "[Words(MaxLength = 8)] partial Layer Text { get; }",
            "[Embedding(10, 5)] partial Layer Vectors { get; }",
            "[Concat(nameof(Vectors), nameof(Vectors))] partial Layer Twice { get; }",
            "[Conv1d(6, 3, Padding = Padding.Same)] partial Layer Map { get; }",
            "[MaxOverTime] partial Layer Largest { get; }"),
        new NetworkSource(
            "TwoEmbeddingsOfOneText",
            "[Words(MaxLength = 12)] partial Layer Text { get; }",
            "[Embedding(15, 8)] partial Layer Trained { get; }",
            "[Embedding(15, 5, From = nameof(Text))] partial Layer Fixed { get; }",
            "[Concat(nameof(Trained), nameof(Fixed))] partial Layer Channels { get; }",
            "[ConvBank([7, 9], [2, 3]), Relu, Dropout(0.5)] partial Layer NGrams { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "EmbeddingsOfDifferentRows",
            "[Words(MaxLength = 6)] partial Layer Text { get; }",
            "[Embedding(9, 4)] partial Layer Few { get; }",
            "[Embedding(40, 4, From = nameof(Text))] partial Layer Many { get; }",
            "[Concat(nameof(Few), nameof(Many))] partial Layer Joined { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
        new NetworkSource(
            "UnusedLayers",
            "[Words(MaxLength = 10)] partial Layer Text { get; }",
            "[Embedding(15, 8)] partial Layer Vectors { get; }",
            "[Conv1d(9, 7), Relu] partial Layer NeverRead { get; }",
            "[MaxOverTime] partial Layer NeverReadEither { get; }",
            "[AverageOverTime(From = nameof(Vectors))] partial Layer Mean { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "UnusedConcat",
            "[Words(MaxLength = 10)] partial Layer Text { get; }",
            "[Embedding(15, 40)] partial Layer Vectors { get; }",
            "[Conv1d(9, 2), Relu, Dropout(0.1)] partial Layer Read { get; }",
            "[ConvBank([20, 30], [1, 2], From = nameof(Vectors)), Relu] partial Layer NeverRead { get; }",
            "[ConvBank([17, 33], [2, 3], From = nameof(Vectors)), Tanh] partial Layer NeverReadEither { get; }",
            "[Concat(nameof(NeverRead), nameof(NeverReadEither))] partial Layer NeverJoined { get; }",
            "[AverageOverTime(From = nameof(Vectors))] partial Layer Mean { get; }",
            "[MaxOverTime(From = nameof(Read))] partial Layer Largest { get; }",
            "[Concat(nameof(Mean), nameof(Largest))] partial Layer Both { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "MeanBesideEveryLayer",
            "[Characters(MaxLength = 14)] partial Layer Text { get; }",
            "[Embedding(20, 6)] partial Layer Symbols { get; }",
            "[Conv1d(8, 3, Padding = Padding.Same), Relu] partial Layer First { get; }",
            "[Conv1d(12, 4), Relu] partial Layer Second { get; }",
            "[MaxOverTime] partial Layer SecondLargest { get; }",
            "[MaxOverTime(From = nameof(First))] partial Layer FirstLargest { get; }",
            "[AverageOverTime(From = nameof(Symbols))] partial Layer Mean { get; }",
            "[Linear(5, From = nameof(FirstLargest)), Tanh] partial Layer Hidden { get; }",
            "[Concat(nameof(Hidden), nameof(SecondLargest), nameof(Mean), nameof(FirstLargest))] partial Layer Joined { get; }",
            "[Linear(6)] partial Layer Logits { get; }"),
        new NetworkSource(
            "ActivationShiftedByConsumers",
            "[Words(MaxLength = 10)] partial Layer Text { get; }",
            "[Embedding(15, 8)] partial Layer Vectors { get; }",
            "[Conv1d(16, 3), Sigmoid] partial Layer Map { get; }",
            "[MaxOverTime, Tanh] partial Layer Largest { get; }",
            "[MaxOverTime(From = nameof(Map))] partial Layer LargestAgain { get; }",
            "[Conv1d(9, 2, From = nameof(Map))] partial Layer Next { get; }",
            "[MaxOverTime, Relu] partial Layer NextLargest { get; }",
            "[Concat(nameof(Largest), nameof(LargestAgain), nameof(NextLargest))] partial Layer Joined { get; }"),
        new NetworkSource(
            "OddSizes",
            "[Words(MaxLength = 29)] partial Layer Text { get; }",
            "[Embedding(101, 19)] partial Layer Vectors { get; }",
            "[Conv1d(23, 7, Padding = Padding.Same), Tanh] partial Layer First { get; }",
            "[ConvBank([29, 1, 13], [1, 11, 6]), Relu] partial Layer NGrams { get; }",
            "[Linear(37), Relu] partial Layer Hidden { get; }",
            "[Linear(11)] partial Layer Logits { get; }"),
        new NetworkSource(
            "Smallest",
            "[Words(MaxLength = 1)] partial Layer Text { get; }",
            "[Embedding(3, 1)] partial Layer Vectors { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            "[Linear(2)] partial Layer Logits { get; }"),
    ];
}
