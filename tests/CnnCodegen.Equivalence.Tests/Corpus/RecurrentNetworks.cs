namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Recurrent networks, exact and quasi-recurrent, with all options and at the sizes at which vectors end.</summary>
public static class RecurrentNetworks
{
    private static readonly string[] Kinds = ["Lstm", "Gru", "Rnn"];

    private static readonly int[] Units = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 33];

    public static IEnumerable<NetworkSource> All => [Options, .. Kinds.Select(Sizes), RnnOptions, States, Qrnns, QrnnSizes, QrnnBlocks, QrnnOfLongTexts, Decoder];

    /// <summary>Layers and directions, with sequences and final states for results.</summary>
    public static NetworkSource Options => new(
        "RecurrentOptions",
        [
            "[Words(MaxLength = 8)] partial Layer Text { get; }",
            "[Embedding(11, 7)] partial Layer Vectors { get; }",
            .. Kinds.SelectMany(kind => new[]
            {
                $"[{kind}(5, From = nameof(Vectors))] partial Layer {kind}Plain {{ get; }}",
                $"[{kind}(6, Layers = 3, LayerDropout = 0.2, From = nameof(Vectors)), Relu] partial Layer {kind}Deep {{ get; }}",
                $"[{kind}(9, Bidirectional = true, From = nameof(Vectors))] partial Layer {kind}Both {{ get; }}",
                $"[{kind}(4, Bidirectional = true, Layers = 2), Dropout(0.4)] partial Layer {kind}BothDeep {{ get; }}",
                $"[{kind}(5, FinalState = true)] partial Layer {kind}Final {{ get; }}",
                $"[{kind}(7, FinalState = true, Bidirectional = true, Layers = 2, From = nameof(Vectors)), Tanh] partial Layer {kind}FinalBoth {{ get; }}",
            }),
            $"[Concat({string.Join(", ", Kinds.SelectMany(kind => new[] { "Plain", "Deep", "Both", "BothDeep", "Final", "FinalBoth" }, (kind, part) => $"nameof({kind}{part})"))})] partial Layer All {{ get; }}",
        ])
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource Sizes(string kind) => new(
        $"{kind}Sizes",
        [
            "[Words(MaxLength = 5)] partial Layer Text { get; }",
            "[Embedding(11, 19)] partial Layer Vectors { get; }",
            .. Units.Select(units => $"[{kind}({units}, From = nameof(Vectors))] partial Layer States{units} {{ get; }}"),
            ConvolutionNetworks.Join(Units.Select(units => $"States{units}")),
        ])
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource RnnOptions => new(
        "RnnOptions",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 9)] partial Layer Vectors { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Rnn(5, Nonlinearity = Activation.Relu, From = nameof(Vectors))] partial Layer Rectified { get; }",
        "[Rnn(6, Nonlinearity = Activation.Sigmoid, From = nameof(Vectors))] partial Layer Logistic { get; }",
        "[Rnn(6, Nonlinearity = Activation.Sigmoid, Bidirectional = true, Layers = 2, From = nameof(Vectors))] partial Layer LogisticBoth { get; }",
        "[Rnn(9, InputWeights = false, From = nameof(Vectors))] partial Layer WithoutInputWeights { get; }",
        "[Rnn(9, InputWeights = false, Nonlinearity = Activation.Sigmoid, State = nameof(Mean), From = nameof(Vectors))] partial Layer LogisticWithoutInputWeights { get; }",
        "[Rnn(9, InputWeights = false, Nonlinearity = Activation.Relu, FinalState = true, From = nameof(Vectors))] partial Layer FinalWithoutInputWeights { get; }",
        "[Concat(nameof(Rectified), nameof(Logistic), nameof(LogisticBoth), nameof(WithoutInputWeights), nameof(LogisticWithoutInputWeights), nameof(FinalWithoutInputWeights))] partial Layer All { get; }")
    {
        Task = "SequenceTagger",
    };

    /// <summary>Initial states: a vector, and a sequence that stands for its last row.</summary>
    private static NetworkSource States => new(
        "RecurrentStates",
        [
            "[Words(MaxLength = 8)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            "[Conv1d(6, 2, Padding = Padding.Wide, From = nameof(Vectors)), Tanh] partial Layer Map { get; }",
            .. Kinds.SelectMany(kind => new[]
            {
                $"[{kind}(6, State = nameof(Largest), Layers = 2, From = nameof(Vectors))] partial Layer {kind}OfVector {{ get; }}",
                $"[{kind}(6, State = nameof(Map), Bidirectional = true, From = nameof(Vectors))] partial Layer {kind}OfSequence {{ get; }}",
                $"[{kind}(6, State = nameof({kind}OfVector), FinalState = true, Bidirectional = true, From = nameof(Map))] partial Layer {kind}Final {{ get; }}",
            }),
            "[Qrnn(7, 2, State = nameof(Largest), From = nameof(Vectors))] partial Layer QrnnOfVector { get; }",
            "[Qrnn(5, 3, State = nameof(Map), Bidirectional = true, Pooling = QrnnPooling.Ifo, From = nameof(Vectors))] partial Layer QrnnOfSequence { get; }",
            $"[Concat({string.Join(", ", Kinds.SelectMany(kind => new[] { "OfVector", "OfSequence", "Final" }, (kind, part) => $"nameof({kind}{part})"))}, nameof(QrnnOfVector), nameof(QrnnOfSequence))] partial Layer All {{ get; }}",
        ])
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource Qrnns => new(
        "QrnnOptions",
        [
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            .. Enum.GetValues<QrnnPooling>().SelectMany(pooling => new[]
            {
                $"[Qrnn(7, 3, Pooling = QrnnPooling.{pooling}, From = nameof(Vectors))] partial Layer {pooling}Ahead {{ get; }}",
                $"[Qrnn(5, 2, Pooling = QrnnPooling.{pooling}, Bidirectional = true, Zoneout = 0.1, From = nameof(Vectors)), Relu, Dropout(0.2)] partial Layer {pooling}Both {{ get; }}",
                $"[Qrnn(6, 1, Pooling = QrnnPooling.{pooling})] partial Layer {pooling}Narrow {{ get; }}",
            }),
            ConvolutionNetworks.Join(Enum.GetNames<QrnnPooling>().SelectMany(pooling => new[] { $"{pooling}Ahead", $"{pooling}Both", $"{pooling}Narrow" })),
        ])
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource QrnnSizes => new(
        "QrnnSizes",
        [
            "[Words(MaxLength = 4)] partial Layer Text { get; }",
            "[Embedding(11, 5)] partial Layer Vectors { get; }",
            .. Units.Select(units => $"[Qrnn({units}, 2, Pooling = QrnnPooling.{(units % 3) switch { 0 => "F", 1 => "Ifo", _ => "Fo" }}, From = nameof(Vectors))] partial Layer States{units} {{ get; }}"),
            ConvolutionNetworks.Join(Units.Select(units => $"States{units}")),
        ])
    {
        Task = "SequenceTagger",
    };

    /// <summary>Layers that compute their gates themselves, over texts of the lengths at which their blocks of positions end.</summary>
    public static NetworkSource QrnnBlocks => new(
        "QrnnBlocks",
        "[Words(MaxLength = 190)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Qrnn(16, 2, From = nameof(Vectors))] partial Layer Ahead { get; }",
        "[Qrnn(17, 3, Pooling = QrnnPooling.F, Bidirectional = true, Zoneout = 0.1)] partial Layer Both { get; }",
        "[Qrnn(33, 1, Pooling = QrnnPooling.Ifo, Bidirectional = true), Relu] partial Layer Narrow { get; }",
        "[Qrnn(25, 2, State = nameof(Mean), From = nameof(Vectors))] partial Layer Shifted { get; }",
        "[Qrnn(16, 4, State = nameof(Ahead), Pooling = QrnnPooling.Ifo, Bidirectional = true, From = nameof(Vectors))] partial Layer ShiftedBoth { get; }",
        "[Qrnn(17, 1, From = nameof(Both))] partial Layer Again { get; }",
        "[Qrnn(17, 2, Memory = nameof(Again), State = nameof(Mean), From = nameof(Vectors))] partial Layer Attended { get; }",
        ConvolutionNetworks.Join(["Ahead", "Both", "Narrow", "Shifted", "ShiftedBoth", "Again", "Attended"]))
    {
        Task = "SequenceTagger",
        Lengths = [0, 1, 2, 3, 5, 15, 16, 17, 83, 84, 85, 99, 100, 101, 168, 169, 183, 184, 190],
    };

    /// <summary>No text is so short that it needs the lowest tiles, and blocks keep to that.</summary>
    private static NetworkSource QrnnOfLongTexts => new(
        "QrnnOfLongTexts",
        "[Words(MaxLength = 110)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[Conv1d(3, 20)] partial Layer Map { get; }",
        "[MaxOverTime] partial Layer Largest { get; }",
        "[Qrnn(16, 2, From = nameof(Vectors))] partial Layer Lower { get; }",
        "[Qrnn(19, 2, Pooling = QrnnPooling.F)] partial Layer Upper { get; }",
        "[LastStep] partial Layer Last { get; }",
        "[Concat(nameof(Largest), nameof(Last))] partial Layer Joined { get; }")
    {
        Lengths = [0, 19, 20, 21, 22, 23, 84, 85, 99, 100, 110],
    };

    /// <summary>Two texts: the second is read with the last state of the first, and with attention to all its states.</summary>
    public static NetworkSource Decoder => new(
        "QrnnDecoder",
        "[Words(MaxLength = 9)] partial Layer Source { get; }",
        "[Embedding(11, 6)] partial Layer SourceVectors { get; }",
        "[Qrnn(7, 3)] partial Layer Encoded { get; }",
        "[Words(MaxLength = 6)] partial Layer Target { get; }",
        "[Embedding(12, 5)] partial Layer TargetVectors { get; }",
        "[Qrnn(7, 2, State = nameof(Encoded), Memory = nameof(Encoded)), Dropout(0.1)] partial Layer Attended { get; }",
        "[Qrnn(7, 1, Memory = nameof(Encoded), Pooling = QrnnPooling.Ifo), Relu] partial Layer AttendedAgain { get; }",
        "[Qrnn(7, 2, State = nameof(Encoded))] partial Layer Decoded { get; }",
        "[Concat(nameof(Attended), nameof(AttendedAgain), nameof(Decoded))] partial Layer Joined { get; }",
        "[Linear(12)] partial Layer Logits { get; }")
    {
        Task = "Translator",
    };
}
