namespace CnnCodegen.Generator.Tests.Robustness;

/// <summary>Small networks that together use every attribute and every argument.</summary>
internal static class WholeLanguage
{
    public const string Blocks = """
        using CnnCodegen;

        [TextClassifier]
        sealed partial class BlockNetwork
        {
            [Characters(MaxLength = 24), WordDropout(0.1)] partial Layer Text { get; }
            [Embedding(30, 4, Frozen = false, Pretrained = false), LayerNorm(Epsilon = 1e-4)] partial Layer Symbols { get; }
            [Repeat<ConvBlock>(2, Channels = 6), Gelu] partial Layer Stage { get; }
            [MaxPool1d(3, Stride = 2, Padding = 1, Ceil = true)] partial Layer Half { get; }
            [Residual<ConvBlock>(Channels = 8, Projection = Projection.Always, ProjectionBatchNorm = true), Relu] partial Layer Around { get; }
            [HighwayGate<ConvBlock>(CarryBias = -1, Width = 3)] partial Layer Gated { get; }
            [Dense<ConvBlock>(Channels = 3)] partial Layer Grown { get; }
            [Parallel<ConvBlock, Deep>] partial Layer Both { get; }
            [AveragePool1d(2, Stride = 1, Padding = 1, Ceil = false, CountPadding = false)] partial Layer Smooth { get; }
            [KMaxPool(3)] partial Layer Most { get; }
            [Flatten] partial Layer Row { get; }
            [Linear(4, MaxNorm = 3, Bias = false), Dropout(0.5)] partial Layer Logits { get; }

            [Block]
            private sealed partial class ConvBlock
            {
                [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm(Epsilon = 1e-3, Momentum = 0.2), Relu] partial Layer First { get; }
            }

            [Block]
            private sealed partial class Deep
            {
                [Residual<ConvBlock>] partial Layer Inside { get; }
                [Sigmoid, Dropout(0.1)] partial Layer Last { get; }
            }
        }

        """;

    public const string Branches = """
        using CnnCodegen;

        [TextClassifier]
        sealed partial class BranchNetwork
        {
            [Words(MaxLength = 12, FixedLength = false)] partial Layer Text { get; }
            [Embedding(20, 4), Dropout(0.1)] partial Layer Vectors { get; }
            [Conv1d(6, 3, Padding = Padding.Explicit, PadLeft = 1, PadRight = 2, Stride = 2, Dilation = 2, Groups = 2, Bias = false), Tanh] partial Layer Strided { get; }
            [DynamicKMaxPool(1, 2, 3)] partial Layer Dynamic { get; }
            [Folding] partial Layer Folded { get; }
            [SumOverTime] partial Layer Sum { get; }
            [AverageOverTime(From = nameof(Folded))] partial Layer Mean { get; }
            [ConvBank([2, 3], [2, 3], Padding = Padding.Wide, Pooling = Pooling.KMax, K = 2, From = nameof(Vectors)), Elu(0.5)] partial Layer Bank { get; }
            [LastStep] partial Layer Last { get; }
            [FitLength(nameof(Text), From = nameof(Strided)), Sigmoid] partial Layer Fitted { get; }
            [SumOverTime] partial Layer FittedSum { get; }
            [Window(3, LearnedPadding = true, From = nameof(Vectors))] partial Layer Windows { get; }
            [Linear(4), HardTanh] partial Layer Narrow { get; }
            [Add(nameof(Vectors), nameof(Narrow)), LeakyRelu(0.1)] partial Layer Added { get; }
            [Gate(nameof(Vectors), nameof(Narrow), nameof(Added))] partial Layer Gated { get; }
            [ProportionalKMaxPool(2)] partial Layer Fewer { get; }
            [Highway(Candidate = Activation.Tanh, CarryBias = -1)] partial Layer High { get; }
            [SentenceModel] partial Layer Sentence { get; }
            [Characters(MaxLength = 9)] partial Layer Letters { get; }
            [BagOfVectors(30, 4, Pooling = Pooling.Sum), Silu] partial Layer Bag { get; }
            [Concat(nameof(Sum), nameof(Mean), nameof(Last), nameof(FittedSum), nameof(Sentence), nameof(Bag))] partial Layer All { get; }
            [Identity, Relu] partial Layer Same { get; }
            [Softmax] partial Layer Shares { get; }
            [LogSoftmax] partial Layer Logs { get; }
            [Linear(2)] partial Layer Logits { get; }
        }

        """;

    public const string Spelled = """
        using CnnCodegen;

        [LanguageModel]
        sealed partial class SpelledModel
        {
            [Words(MaxLength = 8)] partial Layer Words { get; }
            [PerToken<Speller>] partial Layer Spelled { get; }
            [Lstm(6, Layers = 2, LayerDropout = 0.1), Dropout(0.5)] partial Layer Lower { get; }
            [Rnn(6, Nonlinearity = Activation.Relu, InputWeights = false)] partial Layer Upper { get; }
            [Linear(20)] partial Layer Logits { get; }
        }

        [Block]
        sealed partial class Speller
        {
            [Characters(MaxLength = 6)] partial Layer Letters { get; }
            [Embedding(30, 3)] partial Layer Symbols { get; }
            [ConvBank([2, 3], [1, 2]), Tanh] partial Layer Spelling { get; }
        }

        """;

    public const string Translated = """
        using CnnCodegen;

        [Translator]
        sealed partial class SmallTranslator
        {
            [Tokens(MaxLength = 8)] partial Layer Source { get; }
            [Embedding(20, 4)] partial Layer SourceVectors { get; }
            [Qrnn(5, 2, Pooling = QrnnPooling.Fo, Zoneout = 0.1)] partial Layer Encoded { get; }
            [Gru(5, Bidirectional = true, FinalState = true)] partial Layer Meaning { get; }
            [Tokens(MaxLength = 8)] partial Layer Target { get; }
            [Embedding(20, 4)] partial Layer TargetVectors { get; }
            [Qrnn(5, 2, State = nameof(Meaning), Memory = nameof(Encoded))] partial Layer Decoded { get; }
            [Linear(20)] partial Layer Logits { get; }
        }

        """;

    public const string Tagged = """
        using CnnCodegen;

        [SequenceTagger]
        sealed partial class SmallTagger
        {
            [Words(MaxLength = 8)] partial Layer Text { get; }
            [WordShapes(nameof(Text))] partial Layer Shapes { get; }
            [Embedding(6, 4)] partial Layer ShapeVectors { get; }
            [Embedding(20, 4, From = nameof(Text))] partial Layer WordVectors { get; }
            [Add(nameof(WordVectors), nameof(ShapeVectors))] partial Layer Vectors { get; }
            [Qrnn(3, 2, Bidirectional = true, Pooling = QrnnPooling.Ifo)] partial Layer Both { get; }
            [Conv1d(5, 3, Padding = Padding.Causal), Relu] partial Layer Past { get; }
            [Linear(3)] partial Layer Scores { get; }
            [Transitions] partial Layer Pairs { get; }
        }

        """;
}
