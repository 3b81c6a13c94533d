namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>
/// Translators: networks that read their target piece by piece, too, with what each kind of layer hands over from the source. Texts are so long that an error which grows
/// from step to step would show.
/// </summary>
internal static class TranslatorNetworks
{
    private static readonly int[] Lengths = [0, 1, 2, 10, 100];

    public static IEnumerable<NetworkSource> All => [Attending, Conditioned, Unfolded, Recurrent, Spelled];

    /// <summary>Bradbury et al. (2017): each decoder layer begins with its encoder layer's last state, the last one attends to all of them.</summary>
    public static NetworkSource Attending { get; } = Translator(
        "AttendingTranslator",
        [
            "[Embedding(13, 6)] partial Layer SourceVectors { get; }",
            "[Qrnn(20, 3)] partial Layer Encoder1 { get; }",
            "[Qrnn(17, 2, Bidirectional = true)] partial Layer Both { get; }",
            "[Qrnn(21, 2)] partial Layer Encoder2 { get; }",
        ],
        [
            "[Embedding(15, 5)] partial Layer TargetVectors { get; }",
            "[Qrnn(20, 3, State = nameof(Encoder1)), Dropout(0.1)] partial Layer Decoder1 { get; }",
            "[Qrnn(21, 2, State = nameof(Encoder2), Memory = nameof(Encoder2))] partial Layer Decoder2 { get; }",
            "[Qrnn(21, 1, Memory = nameof(Encoder2), Pooling = QrnnPooling.Ifo)] partial Layer Decoder3 { get; }",
            "[Linear(15)] partial Layer Logits { get; }",
        ]);

    /// <summary>Kalchbrenner and Blunsom (2013), model I.</summary>
    public static NetworkSource Conditioned { get; } = Translator(
        "ConditionedTranslator",
        [
            "[Embedding(11, 18)] partial Layer SourceVectors { get; }",
            "[SentenceModel] partial Layer Sentence { get; }",
            "[Linear(18, Bias = false)] partial Layer Condition { get; }",
        ],
        [
            "[Embedding(17, 18)] partial Layer TargetVectors { get; }",
            "[Add(nameof(TargetVectors), nameof(Condition))] partial Layer Conditioned { get; }",
            "[Rnn(18, Nonlinearity = Activation.Sigmoid, InputWeights = false)] partial Layer States { get; }",
            "[Linear(17, Bias = false)] partial Layer Logits { get; }",
        ]);

    /// <summary>Kalchbrenner and Blunsom (2013), model II; and filters that reach back over rows of the source.</summary>
    public static NetworkSource Unfolded { get; } = Translator(
        "UnfoldedTranslator",
        [
            "[Embedding(11, 18)] partial Layer SourceVectors { get; }",
            "[Conv1d(18, 2, Groups = 18, Bias = false), Sigmoid] partial Layer Bigrams { get; }",
            "[Conv1d(18, 3, Groups = 18, Bias = false), Sigmoid] partial Layer FourGrams { get; }",
            "[Linear(18, Bias = false), Sigmoid] partial Layer Translated { get; }",
            "[Conv1d(18, 3, Padding = Padding.Wide, Groups = 18, Bias = false), Sigmoid] partial Layer Unfolding { get; }",
            "[Conv1d(18, 2, Padding = Padding.Wide, Groups = 18, Bias = false), Sigmoid] partial Layer Columns { get; }",
        ],
        [
            "[Embedding(17, 18)] partial Layer TargetVectors { get; }",
            "[FitLength(nameof(Target), From = nameof(Columns))] partial Layer Fitted { get; }",
            "[Linear(18, Bias = false)] partial Layer Condition { get; }",
            "[FitLength(nameof(TargetVectors), From = nameof(SourceVectors)), Tanh] partial Layer Beside { get; }",
            "[Conv1d(18, 3, Padding = Padding.Causal)] partial Layer Before { get; }",
            "[Add(nameof(TargetVectors), nameof(Condition), nameof(Before))] partial Layer Conditioned { get; }",
            "[Rnn(18, Nonlinearity = Activation.Sigmoid, InputWeights = false)] partial Layer States { get; }",
            "[Linear(17, Bias = false)] partial Layer Logits { get; }",
        ]);

    /// <summary>States of a recurrent encoder that recurrent decoders begin with, and rows of it that they read.</summary>
    public static NetworkSource Recurrent { get; } = Translator(
        "RecurrentTranslator",
        [
            "[Embedding(11, 7)] partial Layer SourceVectors { get; }",
            "[Lstm(9)] partial Layer Encoded { get; }",
            "[Gru(5, Bidirectional = true, FinalState = true)] partial Layer Sentence { get; }",
        ],
        [
            "[Embedding(16, 7)] partial Layer TargetVectors { get; }",
            "[Concat(nameof(TargetVectors), nameof(Sentence))] partial Layer Conditioned { get; }",
            "[Conv1d(12, 3, Padding = Padding.Causal), Tanh] partial Layer Map { get; }",
            "[Lstm(9, State = nameof(Encoded), Layers = 2)] partial Layer Lower { get; }",
            "[Gru(10, State = nameof(Sentence))] partial Layer Upper { get; }",
            "[Linear(16)] partial Layer Logits { get; }",
            "[LogSoftmax] partial Layer Logarithms { get; }",
        ]);

    /// <summary>Tokens of both languages are read letter by letter.</summary>
    public static NetworkSource Spelled { get; } = Translator(
        "SpelledTranslator",
        [
            "[PerToken<Speller>] partial Layer SourceSpelled { get; }",
            "[Gru(6, FinalState = true)] partial Layer Sentence { get; }",
        ],
        [
            "[PerToken<Speller>(CachedWords = 8)] partial Layer TargetSpelled { get; }",
            "[Gru(6, State = nameof(Sentence))] partial Layer States { get; }",
            "[Linear(9)] partial Layer Logits { get; }",
            "[Softmax] partial Layer Probabilities { get; }",
        ]) with
    {
        Lengths = [0, 1, 2, 10, 20],
        Blocks =
        [
            new BlockSource(
                "Speller",
                "[Characters(MaxLength = 5)] partial Layer Letters { get; }",
                "[Embedding(12, 5)] partial Layer Symbols { get; }",
                "[ConvBank([3, 4], [1, 2]), Tanh] partial Layer Spelling { get; }"),
        ],
    };

    private static NetworkSource Translator(string name, IReadOnlyList<string> source, IReadOnlyList<string> target) =>
        new(name, ["[Words(MaxLength = 40)] partial Layer Source { get; }", .. source, "[Words(MaxLength = 120)] partial Layer Target { get; }", .. target])
        {
            Task = "Translator",
            Lengths = Lengths,
        };

    /// <summary>The same network whose pieces are single tokens: no piece is longer than the longest target.</summary>
    public static NetworkSource StepByStep(NetworkSource network) => network with
    {
        Name = network.Name + "StepByStep",
        Layers = [.. network.Layers.Select(static line => line.Replace("[Words(MaxLength = 120)]", "[Words(MaxLength = 1)]", StringComparison.Ordinal))],
    };
}
