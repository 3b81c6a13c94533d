namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Whole networks of the kind that people use.</summary>
public static class PaperNetworks
{
    public static IEnumerable<NetworkSource> All =>
    [
        new NetworkSource(
            "KimSmall",
            "[Words(MaxLength = 24)] partial Layer Sentence { get; }",
            "[Embedding(200, 30)] partial Layer Vectors { get; }",
            "[ConvBank([10, 10, 10], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams { get; }",
            "[Linear(2, MaxNorm = 3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "Kim",
            "[Words(MaxLength = 56)] partial Layer Sentence { get; }",
            "[Embedding(500, 300)] partial Layer Vectors { get; }",
            "[ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams { get; }",
            "[Linear(2, MaxNorm = 3)] partial Layer Logits { get; }")
        {
            Lengths = [0, 1, 5, 6, 19, 55, 56, 58],
        },
        new NetworkSource(
            "BagOfWords",
            "[Words(MaxLength = 40)] partial Layer Text { get; }",
            "[Embedding(100, 50), Dropout(0.3)] partial Layer Vectors { get; }",
            "[AverageOverTime] partial Layer Mean { get; }",
            "[Linear(30), Relu] partial Layer Hidden { get; }",
            "[Linear(5)] partial Layer Logits { get; }"),
        new NetworkSource(
            "LanguageOfCharacters",
            "[Characters(MaxLength = 48)] partial Layer Text { get; }",
            "[Embedding(60, 16)] partial Layer Symbols { get; }",
            "[Conv1d(32, 3, Padding = Padding.Same), Relu] partial Layer Stem { get; }",
            "[ConvBank([24, 24, 24], [2, 3, 4]), Relu, Dropout(0.2)] partial Layer NGrams { get; }",
            "[Linear(13)] partial Layer Logits { get; }"),
        new NetworkSource(
            "SpellingOfAWord",
            "[Characters(MaxLength = 20)] partial Layer Letters { get; }",
            "[Embedding(51, 15)] partial Layer Vectors { get; }",
            "[ConvBank([25, 50, 75, 100, 125, 150], [1, 2, 3, 4, 5, 6]), Tanh] partial Layer Spelling { get; }"),
    ];
}
