namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Sums, gates and joins of vectors and sequences; blocks, and every composition of them, also inside each other.</summary>
public static class BlockNetworks
{
    public static IEnumerable<NetworkSource> All => [Broadcasts, Gates, Residuals, OfVectors, Nested, Joins];

    /// <summary>Vectors beside sequences.</summary>
    public static NetworkSource Broadcasts => new(
        "Broadcasts",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 9)] partial Layer Vectors { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[Conv1d(9, 3, Padding = Padding.Same, From = nameof(Vectors)), Tanh] partial Layer Map { get; }",
        "[MaxOverTime] partial Layer Largest { get; }",
        "[Add(nameof(Vectors), nameof(Mean))] partial Layer First { get; }",
        "[Add(nameof(Largest), nameof(Map), nameof(Mean), nameof(Vectors)), Relu, Dropout(0.2)] partial Layer Second { get; }",
        "[Add(nameof(Map), nameof(Map))] partial Layer Doubled { get; }",
        "[Add(nameof(Largest), nameof(Mean)), Sigmoid] partial Layer OfVectors { get; }",
        "[Concat(nameof(OfVectors), nameof(Vectors))] partial Layer VectorFirst { get; }",
        "[Concat(nameof(Map), nameof(Largest), nameof(Mean)), Elu] partial Layer VectorsLast { get; }",
        "[Conv1d(17, 3, Padding = Padding.Same)] partial Layer OfJoined { get; }",
        "[Concat(nameof(First), nameof(Second), nameof(Doubled), nameof(VectorFirst), nameof(OfJoined), nameof(OfVectors))] partial Layer All { get; }")
    {
        Task = "SequenceTagger",
    };

    private static NetworkSource Gates => new(
        "Gates",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 7)] partial Layer Vectors { get; }",
        "[Conv1d(7, 3, Padding = Padding.Same), Sigmoid] partial Layer Open { get; }",
        "[Conv1d(7, 2, Padding = Padding.Causal, From = nameof(Vectors)), Relu] partial Layer Candidate { get; }",
        "[Gate(nameof(Open), nameof(Candidate), nameof(Vectors)), Dropout(0.1)] partial Layer Gated { get; }",
        "[HighwayGate<Convolution>(CarryBias = -1, Width = 3)] partial Layer Wide { get; }",
        "[HighwayGate<Convolution>, BatchNorm, Tanh] partial Layer Narrow { get; }",
        "[SumOverTime] partial Layer Sum { get; }",
        "[HighwayGate<Connection>] partial Layer OfVector { get; }",
        "[MaxOverTime(From = nameof(Open))] partial Layer OpenLargest { get; }",
        "[Gate(nameof(OpenLargest), nameof(Sum), nameof(OfVector)), Elu] partial Layer GatedVector { get; }",
        "[AverageOverTime(From = nameof(Gated))] partial Layer GatedMean { get; }",
        "[Concat(nameof(GatedVector), nameof(GatedMean), nameof(OfVector))] partial Layer All { get; }")
    {
        Blocks =
        [
            new BlockSource(
                "Convolution",
                "[Conv1d(11, 2, Padding = Padding.Same), Relu] partial Layer First { get; }",
                "[Conv1d(7, 3, Padding = Padding.Same), Silu] partial Layer Second { get; }"),
            new BlockSource("Connection", "[Linear(Channels.Same), Tanh] partial Layer Only { get; }"),
        ],
    };

    /// <summary>Shortcuts of all kinds.</summary>
    public static NetworkSource Residuals => new(
        "Residuals",
        "[Words(MaxLength = 15)] partial Layer Text { get; }",
        "[Embedding(11, 7)] partial Layer Vectors { get; }",
        "[Residual<Convolution>, Relu] partial Layer Plain { get; }",
        "[Residual<Convolution>(Channels = 9)] partial Layer Wider { get; }",
        "[Residual<Convolution>(Projection = Projection.Never), BatchNorm, Tanh] partial Layer Never { get; }",
        "[Residual<Convolution>(Projection = Projection.Always, ProjectionBatchNorm = true), Dropout(0.1)] partial Layer Always { get; }",
        "[Residual<Shortening>(Channels = 17, ProjectionBatchNorm = true), Relu] partial Layer Shorter { get; }",
        "[Residual<Shortening>] partial Layer ShorterAgain { get; }",
        "[Dense<Convolution>(Channels = 5), BatchNorm, Relu] partial Layer Denser { get; }",
        "[Dense<Convolution>] partial Layer DenserAgain { get; }",
        "[AverageOverTime] partial Layer Mean { get; }",
        "[LastStep(From = nameof(Always))] partial Layer Last { get; }",
        "[Concat(nameof(Mean), nameof(Last))] partial Layer All { get; }")
    {
        Blocks =
        [
            new BlockSource(
                "Convolution",
                "[BatchNorm, Relu] partial Layer PreActivated { get; }",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu] partial Layer First { get; }",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same)] partial Layer Second { get; }"),
            new BlockSource(
                "Shortening",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same), Relu] partial Layer First { get; }",
                "[MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half { get; }"),
        ],
    };

    private static NetworkSource OfVectors => new(
        "CompositionsOfVectors",
        "[Words(MaxLength = 4)] partial Layer Text { get; }",
        "[BagOfVectors(11, 10)] partial Layer Mean { get; }",
        "[Repeat<Connection>(3)] partial Layer Stage { get; }",
        "[Repeat<Connection>(2, Channels = 7), Relu, Dropout(0.2)] partial Layer Narrower { get; }",
        "[Residual<Connection>, Relu] partial Layer Plain { get; }",
        "[Residual<Connection>(Channels = 9, ProjectionBatchNorm = true)] partial Layer Projected { get; }",
        "[Dense<Connection>(Channels = 3), LayerNorm] partial Layer Denser { get; }",
        "[Parallel<Connection, Bottleneck>, Sigmoid] partial Layer Beside { get; }",
        "[Repeat<Bottleneck>(1)] partial Layer Once { get; }")
    {
        Blocks =
        [
            new BlockSource("Connection", "[Linear(Channels.Same), Tanh] partial Layer Only { get; }"),
            new BlockSource(
                "Bottleneck",
                "[Linear(3, Bias = false), BatchNorm, Relu] partial Layer Narrow { get; }",
                "[Linear(11)] partial Layer Wide { get; }"),
        ],
    };

    /// <summary>Each composition inside others.</summary>
    private static NetworkSource Nested => new(
        "NestedCompositions",
        "[Characters(MaxLength = 17)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Symbols { get; }",
        "[Repeat<Stage>(2, Channels = 9), Tanh] partial Layer Stages { get; }",
        "[Residual<Branches>(Channels = 10)] partial Layer Branched { get; }",
        "[HighwayGate<Inner>(Width = 2), Relu] partial Layer Gated { get; }",
        "[Dense<Read>] partial Layer WithContext { get; }",
        "[Parallel<Pooled, LastOne, Inner2>] partial Layer Ends { get; }",
        "[Linear(5)] partial Layer Logits { get; }")
    {
        Blocks =
        [
            new BlockSource(
                "Stage",
                "[Repeat<Unit>(2)] partial Layer Units { get; }",
                "[AveragePool1d(2, Ceil = true)] partial Layer Half { get; }"),
            new BlockSource(
                "Unit",
                "[Residual<Convolution>, Relu] partial Layer Block { get; }"),
            new BlockSource(
                "Convolution",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu] partial Layer First { get; }",
                "[Conv1d(Channels.Same, 3, Padding = Padding.Same)] partial Layer Second { get; }"),
            new BlockSource(
                "Branches",
                "[Parallel<Convolution, Wide>] partial Layer Both { get; }",
                "[Linear(Channels.Same)] partial Layer Joined { get; }"),
            new BlockSource(
                "Wide",
                "[Dense<Convolution>] partial Layer Denser { get; }",
                "[Conv1d(4, 5, Padding = Padding.Same), Gelu] partial Layer Map { get; }"),
            new BlockSource(
                "Inner",
                "[HighwayGate<Convolution>] partial Layer Gated { get; }"),
            new BlockSource(
                "Read",
                "[Lstm(7)] partial Layer Forward { get; }",
                "[Highway] partial Layer Gated { get; }"),
            new BlockSource("Pooled", "[KMaxPool(2)] partial Layer Two { get; }", "[Flatten, Tanh] partial Layer Flat { get; }"),
            new BlockSource("LastOne", "[LastStep] partial Layer Last { get; }"),
            new BlockSource("Inner2", "[Residual<Convolution>] partial Layer Again { get; }", "[SumOverTime] partial Layer Sum { get; }"),
        ],
    };

    /// <summary>Blocks of three kinds beside each other, whose results are sequences of one length, and vectors.</summary>
    private static NetworkSource Joins => new(
        "ParallelBlocks",
        "[Words(MaxLength = 8)] partial Layer Text { get; }",
        "[Embedding(11, 6)] partial Layer Vectors { get; }",
        "[Parallel<Near, Far>, BatchNorm, Relu] partial Layer Two { get; }",
        "[Parallel<Near, Far, Context>, LayerNorm] partial Layer Three { get; }",
        "[Parallel<Near, Context, Far, Unchanged>, Dropout(0.1)] partial Layer Four { get; }")
    {
        Task = "SequenceTagger",
        Blocks =
        [
            new BlockSource("Near", "[Conv1d(5, 3, Padding = Padding.Same), Relu] partial Layer Map { get; }"),
            new BlockSource(
                "Far",
                "[Conv1d(4, 3, Padding = Padding.Same, Dilation = 2), Tanh] partial Layer Map { get; }",
                "[Highway] partial Layer Gated { get; }"),
            new BlockSource("Context", "[Gru(3, Bidirectional = true)] partial Layer Both { get; }"),
            new BlockSource("Unchanged", "[Identity] partial Layer Same { get; }"),
        ],
    };
}
