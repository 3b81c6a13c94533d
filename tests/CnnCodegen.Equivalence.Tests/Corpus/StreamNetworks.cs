namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>
/// Language models: networks that are read piece by piece, too, with what each kind of layer remembers. Texts are so long that an error which grows from step to
/// step would show.
/// </summary>
internal static class StreamNetworks
{
    private static readonly int[] Lengths = [1, 2, 10, 100, 1000];

    public static IEnumerable<NetworkSource> All =>
    [
        Stream(
            "LstmStream",
            "[Embedding(23, 6)] partial Layer Vectors { get; }",
            "[Lstm(9, Layers = 2, LayerDropout = 0.1)] partial Layer Lower { get; }",
            "[Lstm(20), Dropout(0.5)] partial Layer Upper { get; }",
            "[Linear(23)] partial Layer Logits { get; }"),
        Stream(
            "GruStream",
            "[Embedding(19, 12)] partial Layer Vectors { get; }",
            "[Gru(7), LayerNorm] partial Layer Lower { get; }",
            "[Residual<Gated>] partial Layer Around { get; }",
            "[Highway] partial Layer Mixed { get; }",
            "[Linear(32)] partial Layer Logits { get; }") with
        {
            Blocks = [new BlockSource("Gated", "[Gru(Channels.Same)] partial Layer Middle { get; }", "[Linear(Channels.Same), Tanh] partial Layer Back { get; }")],
        },
        Stream(
            "RnnStream",
            "[Embedding(21, 18)] partial Layer Vectors { get; }",
            "[Rnn(18, InputWeights = false)] partial Layer Lower { get; }",
            "[Rnn(5, Nonlinearity = Activation.Sigmoid)] partial Layer Upper { get; }",
            "[Concat(nameof(Lower), nameof(Upper))] partial Layer Both { get; }",
            "[Linear(21)] partial Layer Logits { get; }",
            "[LogSoftmax] partial Layer Logarithms { get; }"),
        Stream(
            "QrnnStream",
            "[Embedding(17, 10), Dropout(0.1)] partial Layer Vectors { get; }",
            "[Dense<ByOutput>] partial Layer Lowest { get; }",
            "[Dense<ByForgetting>] partial Layer Low { get; }",
            "[Dense<ByInput>] partial Layer High { get; }",
            "[Qrnn(20, 2, Zoneout = 0.1)] partial Layer Highest { get; }",
            "[Linear(17)] partial Layer Logits { get; }") with
        {
            Blocks =
            [
                new BlockSource("ByOutput", "[Qrnn(7, 1, Zoneout = 0.1)] partial Layer Pooled { get; }"),
                new BlockSource("ByForgetting", "[Qrnn(19, 2, Pooling = QrnnPooling.F)] partial Layer Pooled { get; }"),
                new BlockSource("ByInput", "[Qrnn(33, 3, Pooling = QrnnPooling.Ifo), Dropout(0.1)] partial Layer Pooled { get; }"),
            ],
        },
        Stream(
            "NarrowQrnnStream",
            "[Embedding(9, 3)] partial Layer Vectors { get; }",
            "[Qrnn(5, 3, Pooling = QrnnPooling.Ifo)] partial Layer Lower { get; }",
            "[Qrnn(6, 2, Pooling = QrnnPooling.F)] partial Layer Middle { get; }",
            "[Qrnn(17, 1)] partial Layer Upper { get; }"),
        Stream(
            "ConvolutionStream",
            "[Embedding(29, 8)] partial Layer Vectors { get; }",
            "[Conv1d(18, 3, Padding = Padding.Causal), BatchNorm, Relu] partial Layer Lower { get; }",
            "[Conv1d(18, 2, Dilation = 4, Padding = Padding.Causal, Groups = 18), Tanh] partial Layer Each { get; }",
            "[Conv1d(12, 3, Dilation = 2, Padding = Padding.Explicit, PadLeft = 4, Groups = 2), Relu] partial Layer Grouped { get; }",
            "[Conv1d(20, 4, Padding = Padding.Causal)] partial Layer Upper { get; }",
            "[Folding] partial Layer Folded { get; }",
            "[Linear(29)] partial Layer Logits { get; }"),
        Stream(
            "SpelledStream",
            "[PerToken<Speller>(CachedWords = 16)] partial Layer Spelled { get; }",
            "[Embedding(14, 4, From = nameof(Text))] partial Layer Vectors { get; }",
            "[Concat(nameof(Spelled), nameof(Vectors))] partial Layer Both { get; }",
            "[Highway] partial Layer Gated { get; }",
            "[Lstm(11)] partial Layer Context { get; }",
            "[Linear(14)] partial Layer Logits { get; }") with
        {
            Lengths = [1, 2, 10, 40],
            Blocks =
            [
                new BlockSource(
                    "Speller",
                    "[Characters(MaxLength = 6)] partial Layer Letters { get; }",
                    "[Embedding(12, 5)] partial Layer Symbols { get; }",
                    "[ConvBank([3, 4], [1, 3]), Tanh] partial Layer Spelling { get; }"),
            ],
        },
    ];

    private static NetworkSource Stream(string name, params IReadOnlyList<string> layers) =>
        new(name, ["[Tokens(MaxLength = 1000)] partial Layer Text { get; }", .. layers]) { Task = "LanguageModel", Lengths = Lengths };
}
