using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>A network for every layer and each of its arguments.</summary>
internal static class LayerCases
{
    private static readonly Dictionary<string, Func<NetworkDescription>> Cases = new(StringComparer.Ordinal)
    {
        ["convolution with stride"] = () => Convolution(new Conv1dAttribute(4, 3) { Padding = Padding.Same, Stride = 2 }, 6),
        ["convolution of even width with stride"] = () => Convolution(new Conv1dAttribute(4, 4) { Padding = Padding.Same, Stride = 3 }, 4),
        ["convolution with dilation, wide"] = () => Convolution(new Conv1dAttribute(4, 3) { Padding = Padding.Wide, Dilation = 2 }, 16),
        ["convolution with dilation and stride, causal"] = () => Convolution(new Conv1dAttribute(4, 3) { Padding = Padding.Causal, Dilation = 2, Stride = 3 }, 4),
        ["convolution with dilation and stride, valid"] = () => Convolution(new Conv1dAttribute(4, 2) { Dilation = 3, Stride = 2 }, 5, minLength: 4),
        ["convolution with explicit padding"] = () => Convolution(new Conv1dAttribute(4, 5) { Padding = Padding.Explicit, PadLeft = 1, PadRight = 4 }, 13),
        ["convolution by groups"] = () => Then(new Conv1dAttribute(9, 2) { Padding = Padding.Same, Groups = 3 }, Sequence(9), ("weight", [9, 2, 2]), ("bias", [9])),
        ["convolution without bias"] = () => Then(new Conv1dAttribute(4, 2) { Padding = Padding.Same, Bias = false }, Sequence(4), ("weight", [4, 6, 2])),
        ["convolution with batch normalisation"] = () => Then(new Conv1dAttribute(4, 3) { Padding = Padding.Same }, Sequence(4), [new BatchNormAttribute(), new ReluAttribute()], [("weight", [4, 6, 3]), ("bias", [4]), .. BatchNorm(4)]),
        ["convolution with layer normalisation"] = () => Then(new Conv1dAttribute(4, 3) { Padding = Padding.Same }, Sequence(4), [new LayerNormAttribute { Epsilon = 0.1 }, new TanhAttribute()], ("weight", [4, 6, 3]), ("bias", [4]), ("norm.weight", [4]), ("norm.bias", [4])),

        ["bank with average"] = () => Bank(Pooling.Average),
        ["bank with sum"] = () => Bank(Pooling.Sum),
        ["bank with last step"] = () => Bank(Pooling.LastStep),
        ["bank with k-max"] = () => Bank(Pooling.KMax, k: 4),
        ["bank with batch normalisation"] = () => Then(
            new ConvBankAttribute([3, 2], [1, 2]) { Padding = Padding.Same }, Vector(5), [new BatchNormAttribute(), new SigmoidAttribute()],
            [("0.weight", [3, 6, 1]), ("0.bias", [3]), .. BatchNorm(3, "0."), ("1.weight", [2, 6, 2]), ("1.bias", [2]), .. BatchNorm(2, "1.")]),

        ["maximum over time"] = () => Then(new MaxOverTimeAttribute(), Vector(6)),
        ["average over time"] = () => Then(new AverageOverTimeAttribute(), Vector(6)),
        ["sum over time"] = () => Then(new SumOverTimeAttribute(), Vector(6)),
        ["last step"] = () => Then(new LastStepAttribute(), Vector(6)),
        ["k-max"] = () => Then(new KMaxPoolAttribute(5), Sequence(6, 5)),
        ["proportional k-max"] = () => Then(new ProportionalKMaxPoolAttribute(3), Sequence(6, 4)),
        ["dynamic k-max"] = () => Then(new DynamicKMaxPoolAttribute(1, 3, 2), Sequence(6, 8)),
        ["dynamic k-max after pooling"] = () => OfVectors().Then("Half", new MaxPool1dAttribute(2) { Ceil = true }, Sequence(6, 6)).Then("Test", new DynamicKMaxPoolAttribute(1, 4, 3), Sequence(6, 9)).Build(),
        ["local maximum"] = () => Then(new MaxPool1dAttribute(2), Sequence(6, 6), minLength: 2),
        ["local maximum with padding"] = () => Then(new MaxPool1dAttribute(3) { Stride = 2, Padding = 1 }, Sequence(6, 6)),
        ["local maximum with a last window"] = () => Then(new MaxPool1dAttribute(3) { Stride = 2, Ceil = true }, Sequence(6, 6), minLength: 2),
        ["local maximum with padding and a last window"] = () => Then(new MaxPool1dAttribute(4) { Stride = 4, Padding = 2, Ceil = true }, Sequence(6, 4)),
        ["local maximum, then linear"] = () => OfVectors().Then("Half", new MaxPool1dAttribute(3) { Stride = 2, Padding = 1 }, Sequence(6, 6)).Then("Test", new LinearAttribute(3), Sequence(3, 6), ("weight", [3, 6]), ("bias", [3])).Build(),
        ["local average"] = () => Then(new AveragePool1dAttribute(3) { Stride = 1 }, Sequence(6, 10), minLength: 3),
        ["local average with padding"] = () => Then(new AveragePool1dAttribute(3) { Stride = 2, Padding = 1 }, Sequence(6, 6)),
        ["local average with a last window"] = () => Then(new AveragePool1dAttribute(3) { Stride = 2, Ceil = true }, Sequence(6, 6), minLength: 2),
        ["local average with padding and a last window"] = () => Then(new AveragePool1dAttribute(4) { Stride = 3, Padding = 2, Ceil = true }, Sequence(6, 5)),
        ["local average that counts no padding"] = () => Then(new AveragePool1dAttribute(4) { Stride = 3, Padding = 2, Ceil = true, CountPadding = false }, Sequence(6, 5)),
        ["folding"] = () => Then(new FoldingAttribute(), Sequence(3)),
        ["flatten"] = () => OfVectors(fixedLength: true).Then("Test", new FlattenAttribute(), Vector(72)).Build(),
        ["window"] = () => Then(new WindowAttribute(4), Sequence(24)),
        ["window with learned padding"] = () => Then(new WindowAttribute(3) { LearnedPadding = true }, Sequence(18), ("padding", [6])),
        ["sentence model"] = () => Then(
            new SentenceModelAttribute(), Vector(6),
            [.. Enumerable.Range(2, 4).Select(width => ($"kernels.{width}.weight", (int[])[6, 1, width])), .. Enumerable.Range(2, 4).Select(width => ($"tops.{width}.weight", (int[])[6, 1, width]))]),

        ["linear at each position"] = () => Then(new LinearAttribute(3), Sequence(3), ("weight", [3, 6]), ("bias", [3])),
        ["linear of a sequence of constant length"] = () => OfVectors(fixedLength: true).Then("Test", new LinearAttribute(3), Vector(3), ("weight", [3, 72]), ("bias", [3])).Build(),
        ["linear without bias"] = () => Averaged().Then("Test", new LinearAttribute(3) { Bias = false }, Vector(3), ("weight", [3, 6])).Build(),
        ["highway of a vector"] = () => Averaged().Then("Test", new HighwayAttribute { CarryBias = 1 }, Vector(6), Highway).Build(),
        ["highway at each position"] = () => Then(new HighwayAttribute { Candidate = Activation.Tanh }, Sequence(6), Highway),
        ["softmax of a vector"] = () => Averaged().Then("Test", new SoftmaxAttribute(), Vector(6)).Build(),
        ["softmax at each position"] = () => Then(new SoftmaxAttribute(), Sequence(6)),
        ["logarithm of softmax"] = () => Then(new LogSoftmaxAttribute(), Sequence(6)),
        ["identity with modifiers"] = () => Then(new IdentityAttribute(), Sequence(6), [new BatchNormAttribute(), new ReluAttribute()], [.. BatchNorm(6)]),
        ["normalised vector"] = () => Averaged().Then("Test", new IdentityAttribute(), Vector(6), [new LayerNormAttribute()], ("norm.weight", [6]), ("norm.bias", [6])).Build(),
        ["shapes of words"] = () => OfVectors()
            .Add("Shapes", new WordShapesAttribute("Text"), new(ShapeKind.Tokens, 12, 1), ["Text"], [])
            .Add("ShapeVectors", new EmbeddingAttribute(6, 3), Sequence(3), ["Shapes"], [], ("weight", [6, 3]))
            .Add("Test", new ConcatAttribute("Vectors", "ShapeVectors"), Sequence(9), ["Vectors", "ShapeVectors"], []).Build(),
        ["transitions"] = () => Then(new TransitionsAttribute(), Sequence(6), ("weight", [6, 6]), ("start", [6])),
        ["bag of vectors"] = () => new NetworkBuilder("Test").Words("Text").Then("Test", new BagOfVectorsAttribute(20, 4), Vector(4), ("weight", [20, 4])).Build(),
        ["sum of vectors"] = () => new NetworkBuilder("Test").Words("Text").Then("Test", new BagOfVectorsAttribute(20, 4) { Pooling = Pooling.Sum }, Vector(4), ("weight", [20, 4])).Build(),

        ["sum of sequences and a vector"] = () => Averaged().Add("Test", new AddAttribute("Mean", "Vectors", "Vectors"), Sequence(6), ["Mean", "Vectors", "Vectors"], []).Build(),
        ["sum of vectors of layers"] = () => Averaged().Add("Test", new AddAttribute("Mean", "Mean"), Vector(6), ["Mean", "Mean"], [new ReluAttribute()]).Build(),
        ["join of a vector and a sequence"] = () => Averaged().Add("Test", new ConcatAttribute("Mean", "Vectors"), Sequence(12), ["Mean", "Vectors"], []).Build(),
        ["gate"] = () => OfVectors()
            .Then("Gate.Transform", new Conv1dAttribute(6, 3) { Padding = Padding.Same, InitialBias = -2 }, Sequence(6), [new SigmoidAttribute()], ("weight", [6, 6, 3]), ("bias", [6]))
            .Add("Gate.Candidate", new LinearAttribute(6), Sequence(6), ["Vectors"], [new TanhAttribute()], ("weight", [6, 6]), ("bias", [6]))
            .Add("Gate", new GateAttribute("Gate.Transform", "Gate.Candidate", "Vectors"), Sequence(6), ["Gate.Transform", "Gate.Candidate", "Vectors"], []).Build(),
        ["length of another text"] = () => new NetworkBuilder("Test")
            .Words("Source").Vectors("SourceVectors", "Source")
            .Words("Target")
            .Add("Test", new FitLengthAttribute("Target"), Sequence(6), ["SourceVectors", "Target"], [new SigmoidAttribute()]).Build(),
        ["residual with normalisation"] = () => OfVectors()
            .Then("Res.0.First", new Conv1dAttribute(6, 3) { Padding = Padding.Same, Bias = false }, Sequence(6), [new BatchNormAttribute { Epsilon = 0.01 }], [("weight", [6, 6, 3]), .. BatchNorm(6)])
            .Add("Res", new AddAttribute("Res.0.First", "Vectors"), Sequence(6), ["Res.0.First", "Vectors"], [new BatchNormAttribute(), new ReluAttribute()], [.. BatchNorm(6)]).Build(),

        ["LSTM"] = () => Then(new LstmAttribute(4), Sequence(4), Recurrent(4, 4, 1)),
        ["LSTM of two layers, both directions"] = () => Then(new LstmAttribute(4) { Layers = 2, Bidirectional = true, LayerDropout = 0.3 }, Sequence(8), Recurrent(4, 4, 2, both: true)),
        ["LSTM's final state, both directions"] = () => Then(new LstmAttribute(4) { Layers = 2, Bidirectional = true, FinalState = true }, Vector(8), Recurrent(4, 4, 2, both: true)),
        ["LSTM from a state"] = () => FromState(new LstmAttribute(6) { State = "Mean", Layers = 2 }, Sequence(6), Recurrent(4, 6, 2)),
        ["GRU of two layers, both directions"] = () => Then(new GruAttribute(4) { Layers = 2, Bidirectional = true }, Sequence(8), Recurrent(3, 4, 2, both: true)),
        ["GRU's final state from a state"] = () => FromState(new GruAttribute(6) { State = "Mean", Bidirectional = true, FinalState = true }, Vector(12), Recurrent(3, 6, 1, both: true)),
        ["RNN"] = () => Then(new RnnAttribute(4), Sequence(4), Recurrent(1, 4, 1)),
        ["RNN with rectifier, both directions"] = () => Then(new RnnAttribute(4) { Nonlinearity = Activation.Relu, Bidirectional = true }, Sequence(8), Recurrent(1, 4, 1, both: true)),
        ["RNN with sigmoid, two layers, both directions"] = () => Then(new RnnAttribute(4) { Nonlinearity = Activation.Sigmoid, Layers = 2, Bidirectional = true }, Sequence(8), Recurrent(1, 4, 2, both: true)),
        ["RNN with sigmoid, final state, both directions, from a state"] = () => FromState(
            new RnnAttribute(6) { State = "Mean", Nonlinearity = Activation.Sigmoid, Bidirectional = true, FinalState = true }, Vector(12), Recurrent(1, 6, 1, both: true)),
        ["RNN without input weights"] = () => Then(new RnnAttribute(6) { Nonlinearity = Activation.Sigmoid, InputWeights = false }, Sequence(6), ("weight_hh_l0", [6, 6]), ("bias_hh_l0", [6])),

        ["QRNN with F"] = () => Then(new QrnnAttribute(4, 2) { Pooling = QrnnPooling.F }, Sequence(4), ("weight", [8, 6, 2]), ("bias", [8])),
        ["QRNN with FO, both directions"] = () => Then(
            new QrnnAttribute(4, 3) { Bidirectional = true, Zoneout = 0.2 }, Sequence(8), ("weight", [12, 6, 3]), ("bias", [12]), ("weight_reverse", [12, 6, 3]), ("bias_reverse", [12])),
        ["QRNN with IFO"] = () => Then(new QrnnAttribute(4, 1) { Pooling = QrnnPooling.Ifo }, Sequence(4), ("weight", [16, 6, 1]), ("bias", [16])),
        ["QRNN from a state, both directions"] = () => FromState(
            new QrnnAttribute(4, 2) { State = "Mean", Bidirectional = true }, Sequence(8),
            ("weight", [12, 6, 2]), ("bias", [12]), ("state.weight", [12, 6]), ("weight_reverse", [12, 6, 2]), ("bias_reverse", [12]), ("state.weight_reverse", [12, 6])),
        ["QRNN decoder with attention"] = () => new NetworkBuilder("Test")
            .Words("Source").Vectors("SourceVectors", "Source")
            .Then("Encoder", new QrnnAttribute(5, 2), Sequence(5), ("weight", [15, 6, 2]), ("bias", [15]))
            .Words("Target").Vectors("TargetVectors", "Target")
            .Add("Decoder", new QrnnAttribute(5, 2) { State = "Encoder", Memory = "Encoder" }, Sequence(5), ["TargetVectors", "Encoder", "Encoder"], [],
                ("weight", [15, 6, 2]), ("bias", [15]), ("state.weight", [15, 5]), ("attention.memory.weight", [5, 5]), ("attention.state.weight", [5, 5])).Build(),

        ["spelled tokens"] = () => new NetworkBuilder("Test").Words("Text").PerToken("Spelled", Speller(), "Text", 5)
            .Then("Test", new LinearAttribute(3), Sequence(3), ("weight", [3, 5]), ("bias", [3])).Build(minLength: 2),
        ["words of a closed vocabulary"] = () => OfVectors().PerToken("Spelled", Speller(), "Text", 5, words: 10)
            .Add("Test", new ConcatAttribute("Vectors", "Spelled"), Sequence(11), ["Vectors", "Spelled"], []).Build(),
        ["spelled tokens beside words"] = () => OfVectors().PerToken("Spelled", Speller(), "Text", 5)
            .Add("Test", new ConcatAttribute("Vectors", "Spelled"), Sequence(11), ["Vectors", "Spelled"], []).Build(),
    };

    private static (string Name, int[] Shape)[] Highway => [("transform.weight", [6, 6]), ("transform.bias", [6]), ("gate.weight", [6, 6]), ("gate.bias", [6])];

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static NetworkDescription Describe(string name) => Cases[name]();

    private static NetworkDescription Then(LayerAttribute attribute, LayerShape output, params (string Name, int[] Shape)[] weights) =>
        OfVectors().Then("Test", attribute, output, weights).Build();

    private static NetworkDescription Then(LayerAttribute attribute, LayerShape output, int minLength) => OfVectors().Then("Test", attribute, output).Build(minLength);

    private static NetworkDescription Then(LayerAttribute attribute, LayerShape output, ModifierAttribute[] modifiers, params (string Name, int[] Shape)[] weights) =>
        OfVectors().Then("Test", attribute, output, modifiers, weights).Build();

    private static NetworkDescription Convolution(Conv1dAttribute attribute, int length, int minLength = 1) =>
        OfVectors().Then("Test", attribute, Sequence(4, length), ("weight", [4, 6, attribute.Width]), ("bias", [4])).Build(minLength);

    private static NetworkDescription Bank(Pooling pooling, int k = 0) => OfVectors().Then(
        "Test", new ConvBankAttribute([3, 2], [2, 3]) { Padding = Padding.Wide, Pooling = pooling, K = k }, pooling == Pooling.KMax ? Sequence(5, k) : Vector(5),
        [new TanhAttribute()], ("0.weight", [3, 6, 2]), ("0.bias", [3]), ("1.weight", [2, 6, 3]), ("1.bias", [2])).Build();

    private static NetworkBuilder Averaged() => OfVectors().Then("Mean", new AverageOverTimeAttribute(), Vector(6));

    private static NetworkDescription FromState(LayerAttribute attribute, LayerShape output, params (string Name, int[] Shape)[] weights) =>
        Averaged().Add("Test", attribute, output, ["Vectors", "Mean"], [], weights).Build();

    private static (string Name, int[] Shape)[] BatchNorm(int channels, string part = "") =>
        [.. ((string[])["weight", "bias", "running_mean", "running_var"]).Select(tensor => ($"{part}norm.{tensor}", (int[])[channels]))];

    /// <summary>PyTorch's names and shapes for a recurrent network that reads six channels.</summary>
    private static (string Name, int[] Shape)[] Recurrent(int gates, int units, int layers, bool both = false) =>
    [
        .. from layer in Enumerable.Range(0, layers)
           from suffix in both ? ["", "_reverse"] : (string[])[""]
           from tensor in ((string Name, int[] Shape)[])
           [
               ($"weight_ih_l{layer}{suffix}", [gates * units, layer == 0 ? 6 : units * (both ? 2 : 1)]),
               ($"weight_hh_l{layer}{suffix}", [gates * units, units]),
               ($"bias_ih_l{layer}{suffix}", [gates * units]),
               ($"bias_hh_l{layer}{suffix}", [gates * units]),
           ]
           select tensor,
    ];

    private static NetworkDescription Speller() => new NetworkBuilder("Speller").Add("Spelled.Letters", new CharactersAttribute { MaxLength = 5 }, new(ShapeKind.Tokens, 5, 1), [], [])
        .Then("Spelled.Vectors", new EmbeddingAttribute(10, 4), Sequence(4, 5), ("weight", [10, 4]))
        .Then("Spelled.Shape", new ConvBankAttribute([3, 2], [2, 3]), Vector(5), [new TanhAttribute()], ("0.weight", [3, 4, 2]), ("0.bias", [3]), ("1.weight", [2, 4, 3]), ("1.bias", [2])).Build(minLength: 3);
}
