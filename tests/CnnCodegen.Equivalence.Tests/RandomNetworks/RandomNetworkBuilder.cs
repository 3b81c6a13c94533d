using System.Collections.Immutable;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>Makes a well-formed network out of a seed: layer by layer, each of what stands already.</summary>
internal sealed class RandomNetworkBuilder
{
    /// <summary>What keeps the reference fast enough.</summary>
    private const int MostNumbers = 900;

    private const int MostTries = 60;

    /// <summary>Small numbers, and those around the lengths of vectors and tiles.</summary>
    private static readonly int[] Counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 18, 24, 31, 32, 33];

    private static readonly RandomKind[] Free = [.. Enum.GetValues<RandomKind>().Where(static kind => kind > RandomKind.Tokens)];

    /// <summary>Kinds that mostly leave positions and channels as they are, of which blocks are made.</summary>
    private static readonly RandomKind[] Keeping =
        [RandomKind.Conv1d, RandomKind.Linear, RandomKind.Highway, RandomKind.Identity, RandomKind.Window, RandomKind.Gru, RandomKind.Qrnn, RandomKind.AveragePool1d, RandomKind.Residual];

    private readonly System.Random _random;
    private readonly RandomOptions _options;

    /// <summary>The input in which no layer may look ahead; null where all may. Such networks are rare unless they are aimed at.</summary>
    private readonly int? _stream;

    private RandomNetworkBuilder(int seed)
    {
        _random = new System.Random(seed);
        _options = new RandomOptions(_random);
        _stream = Chance(25) ? _random.Next(2) : null;
    }

    public static RandomNetwork Build(int seed) => new RandomNetworkBuilder(seed).Build();

    private RandomNetwork Build()
    {
        var network = new RandomNetwork(RandomNetwork.TextClassifier, [Input()]);
        int inputs = _stream + 1 ?? 1 + (Chance(30) ? 1 + _random.Next(2) : 0);
        for (int i = 1; i < inputs; i++)
            network = network with { Layers = [.. network.Layers, Input()] };
        for (int i = 0; i < inputs; i++)
            network = Append(network, () => OfTokens(i));

        int steps = 1 + _random.Next(9);
        for (int i = 0; i < steps; i++)
            network = Append(network, () => Propose(network, Free, depth: 0));
        return End(network);
    }

    private RandomNetwork End(RandomNetwork network)
    {
        foreach (string task in Shuffled(["SequenceTagger", "LanguageModel", "Translator"]))
        {
            if (network with { Task = task } is { IsWellFormed: true } sequence)
                return sequence;
        }

        int last = network.Layers.Count - 1;
        RandomShape result = RandomShapes.Of(network)!.Value.Layers[^1];
        if (result.IsSequence)
            network = Append(network, () => new RandomLayer((RandomKind)_random.Next((int)RandomKind.MaxOverTime, (int)RandomKind.LastStep + 1), [last], []));
        return network.IsWellFormed ? network : Append(network, () => new RandomLayer(RandomKind.Linear, [network.Layers.Count - 1], [2 + _random.Next(5)]));
    }

    /// <summary>Adds a layer with random modifiers, trying until one fits; without it where none does.</summary>
    private RandomNetwork Append(RandomNetwork network, Func<RandomLayer?> propose, RandomShape? blockInput = null)
    {
        for (int i = 0; i < MostTries; i++)
        {
            if (propose() is not { } proposed)
                continue;
            RandomNetwork longer = network with { Layers = [.. network.Layers, proposed with { Modifiers = _options.Modifiers() }] };
            bool isCausal = _stream is not { } stream || blockInput is not null || RandomCausality.IsCausal(longer, stream);
            if (isCausal && longer.IsWellWired && ShapesOf(longer, blockInput) is { } shapes && Size(shapes[^1]) <= MostNumbers)
                return longer;
        }

        return network;
    }

    private static IReadOnlyList<RandomShape>? ShapesOf(RandomNetwork network, RandomShape? blockInput) =>
        blockInput is null ? RandomShapes.Of(network)?.Layers : RandomShapes.OfBlock(network, blockInput);

    private static int Size(RandomShape shape) => shape.Channels * (shape.IsVector ? 1 : shape.Longest);

    private RandomLayer Input()
    {
        var kind = (RandomKind)_random.Next((int)RandomKind.Tokens + 1);
        var layer = new RandomLayer(kind, [], [1 + _random.Next(Chance(30) ? 5 : 22)]) { Modifiers = Chance(15) ? ["WordDropout(0.1)"] : [] };
        return Chance(20) ? layer with { Options = layer.Options.Add("FixedLength", 1) } : layer;
    }

    private RandomLayer OfTokens(int input) => _random.Next(10) switch
    {
        < 7 => new(RandomKind.Embedding, [input], [3 + _random.Next(30), Count()]),
        < 8 => new RandomLayer(RandomKind.BagOfVectors, [input], [3 + _random.Next(30), Count()]) with { Options = _options.Of(RandomKind.BagOfVectors) },
        _ => new RandomLayer(RandomKind.PerToken, [input], []) { Blocks = [Spelling()], Options = _options.Of(RandomKind.PerToken) },
    };

    /// <summary>A network over the characters of a token, which ends in a vector.</summary>
    private RandomNetwork Spelling()
    {
        var network = new RandomNetwork("PerToken", [Input() with { Sizes = [1 + _random.Next(7)] }]);
        network = Append(network, () => new RandomLayer(RandomKind.Embedding, [0], [3 + _random.Next(15), 1 + _random.Next(9)]));
        if (Chance(50))
            network = Append(network, () => Propose(network, [RandomKind.Conv1d, RandomKind.Gru, RandomKind.Highway, RandomKind.Residual], depth: 1));
        return Append(network, () => Propose(network, [RandomKind.ConvBank, RandomKind.MaxOverTime, RandomKind.LastStep, RandomKind.Lstm], depth: 1) is { Kind: RandomKind.Lstm } lstm
            ? lstm with { Options = lstm.Options.Remove("State").SetItem("FinalState", 1), Inputs = [lstm.Inputs[0]] }
            : new RandomLayer(RandomKind.MaxOverTime, [network.Layers.Count - 1], []));
    }

    /// <summary>A layer that may fit.</summary>
    private RandomLayer? Propose(RandomNetwork network, RandomKind[] kinds, int depth, RandomShape? blockInput = null)
    {
        RandomShape[] shapes = blockInput is null ? [.. ShapesOf(network, null)!] : [blockInput, .. ShapesOf(network, blockInput)!];
        int input = network.FirstNumber == 1 && network.Layers.Count == 0 ? 0
            : Chance(70) ? shapes.Length - 1
            : _random.Next(network.FirstNumber, shapes.Length);
        RandomShape x = shapes[input];
        if (x.Kind == ShapeKind.Tokens)
            return depth == 0 ? OfTokens(input) : null;

        RandomKind kind = kinds[_random.Next(kinds.Length)];
        // Among so many kinds, convolutions and recurrence would be rare.
        if (kinds == Free && Chance(25))
            kind = x.IsSequence ? RandomKind.Conv1d : RandomKind.Linear;
        int[] others = [.. Enumerable.Range(0, shapes.Length).Where(other => other >= network.FirstNumber && shapes[other].Kind != ShapeKind.Tokens)];
        var layer = new RandomLayer(kind, [input], Sizes(kind, x)) { Options = _options.Of(kind) };
        return kind switch
        {
            RandomKind.Conv1d when layer.Option("Groups", 1) > 1 => Grouped(layer, x),
            RandomKind.Add or RandomKind.Concat or RandomKind.Gate => Joined(layer, shapes, others),
            RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn or RandomKind.Qrnn => Recurrent(layer, shapes, others),
            RandomKind.FitLength => Fitted(layer, shapes, network.FirstNumber),
            RandomKind.Repeat or RandomKind.Residual or RandomKind.HighwayGate or RandomKind.Dense or RandomKind.Parallel => depth < 2 ? Composed(layer, x, depth) : null,
            _ => layer,
        };
    }

    private int[] Sizes(RandomKind kind, RandomShape x) => kind switch
    {
        RandomKind.Conv1d => [Chance(30) ? x.Channels : Count(), Width()],
        RandomKind.ConvBank => Bank(),
        RandomKind.Window or RandomKind.MaxPool1d or RandomKind.AveragePool1d or RandomKind.ProportionalKMaxPool => [Width()],
        RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn => [Chance(40) ? x.Channels : Count()],
        RandomKind.Qrnn => [Count(), Width()],
        RandomKind.KMaxPool => [1 + _random.Next(8)],
        RandomKind.DynamicKMaxPool => [1 + _random.Next(2), 2 + _random.Next(2), 1 + _random.Next(4)],
        RandomKind.Linear => [Chance(30) ? x.Channels : Count()],
        RandomKind.Repeat => [1 + _random.Next(3)],
        _ => [],
    };

    private int[] Bank()
    {
        int parts = 1 + _random.Next(3);
        return [.. Enumerable.Range(0, parts).Select(_ => Count()), .. Enumerable.Range(0, parts).Select(_ => Width())];
    }

    /// <summary>Filters that the groups divide.</summary>
    private RandomLayer Grouped(RandomLayer layer, RandomShape x)
    {
        int[] divisors = [.. Enumerable.Range(2, 40).Where(groups => x.Channels % groups == 0)];
        if (divisors.Length == 0)
            return layer with { Options = layer.Options.Remove("Groups") };
        int groups = divisors[_random.Next(divisors.Length)];
        int filters = Chance(30) ? x.Channels : groups * (1 + _random.Next(Math.Max(1, 40 / groups)));
        return layer with { Sizes = [filters, layer.Sizes[1]], Options = layer.Options.SetItem("Groups", groups) };
    }

    /// <summary>Joins a layer with others that fit, and with itself where there is no other.</summary>
    private RandomLayer Joined(RandomLayer layer, RandomShape[] shapes, int[] others)
    {
        RandomShape first = shapes[layer.Inputs[0]];
        int[] fitting = [.. others.Where(other => layer.Kind switch
        {
            RandomKind.Concat => shapes[other].IsVector || shapes[other].HasPositionsOf(first),
            RandomKind.Add => shapes[other].Channels == first.Channels && (shapes[other].IsVector || shapes[other].HasPositionsOf(first)),
            _ => shapes[other].IsSameAs(first),
        })];
        if (fitting.Length == 0)
            return layer;
        int count = layer.Kind == RandomKind.Gate ? 2 : 1 + _random.Next(3);
        return layer with { Inputs = [.. Shuffled([layer.Inputs[0], .. Enumerable.Range(0, count).Select(_ => fitting[_random.Next(fitting.Length)])])] };
    }

    /// <summary>Adds a state and a memory where there are fitting ones.</summary>
    private RandomLayer Recurrent(RandomLayer layer, RandomShape[] shapes, int[] others)
    {
        int units = layer.Sizes[0];
        if (Chance(30) && others.Where(other => layer.Kind == RandomKind.Qrnn || shapes[other].Channels == units).ToArray() is { Length: > 0 } states)
            layer = layer with { Inputs = [.. layer.Inputs, states[_random.Next(states.Length)]], Options = layer.Options.Add("State", 1) };
        if (layer.Kind == RandomKind.Qrnn && Chance(50) && others.Where(other => shapes[other].IsSequence).ToArray() is { Length: > 0 } memories)
        {
            int memory = memories[_random.Next(memories.Length)];
            layer = layer with
            {
                Sizes = [shapes[memory].Channels, layer.Sizes[1]],
                Inputs = [.. layer.Inputs, memory],
                Options = layer.Options.Remove("Bidirectional").Add("Memory", 1),
            };
        }

        return layer;
    }

    /// <summary>With the length of a layer that has another one, if there is one.</summary>
    private RandomLayer? Fitted(RandomLayer layer, RandomShape[] shapes, int firstNumber)
    {
        RandomShape x = shapes[layer.Inputs[0]];
        int[] lengths = [.. Enumerable.Range(firstNumber, shapes.Length - firstNumber).Where(other => !shapes[other].IsVector && !(shapes[other] with { Kind = x.Kind }).HasPositionsOf(x))];
        return lengths.Length == 0 ? null : layer with { Inputs = [.. layer.Inputs, lengths[_random.Next(lengths.Length)]] };
    }

    private RandomLayer Composed(RandomLayer layer, RandomShape x, int depth)
    {
        int given = layer.Option("Channels", Channels.Same);
        int blocks = layer.Kind == RandomKind.Parallel ? 2 + _random.Next(3) : 1;
        return layer with { Blocks = [.. Enumerable.Range(0, blocks).Select(_ => Block(x, depth + 1, given))] };
    }

    private RandomNetwork Block(RandomShape x, int depth, int given)
    {
        var block = new RandomNetwork("", []);
        int layers = 1 + _random.Next(3);
        for (int i = 0; i < layers; i++)
            block = Append(block, () => Same(Propose(block, Chance(80) ? Keeping : Free, depth, x)), x);
        // Nearly every composition asks for as many positions or channels as come in.
        if (Chance(70) && given == Channels.Same)
        {
            bool isLinear = x.IsVector || Chance(50);
            block = Append(block, () => new RandomLayer(isLinear ? RandomKind.Linear : RandomKind.Conv1d, [block.Layers.Count], isLinear ? [x.Channels] : [x.Channels, 1]), x);
        }

        return block.Layers.Count > 0 ? block : new RandomNetwork("", [new RandomLayer(RandomKind.Identity, [0], [])]);
    }

    /// <summary>Mostly the width that the composition gives, and convolutions that keep the length.</summary>
    private RandomLayer? Same(RandomLayer? layer)
    {
        if (layer is { Kind: RandomKind.Conv1d } convolution && Chance(80))
        {
            var options = convolution.Options.Remove("Stride").Remove("PadLeft").Remove("PadRight");
            layer = convolution with { Options = options.SetItem("Padding", (int)(Chance(70) ? Padding.Same : Padding.Causal)) };
        }

        bool hasWidth = layer?.Kind is RandomKind.Conv1d or RandomKind.Linear or RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn or RandomKind.Qrnn;
        return hasWidth && Chance(60) ? layer! with { Sizes = [Channels.Same, .. layer.Sizes.Skip(1)] } : layer;
    }

    private T[] Shuffled<T>(T[] items)
    {
        _random.Shuffle(items);
        return items;
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private int Count() => Counts[_random.Next(Counts.Length)];

    private int Width() => 1 + _random.Next(Chance(20) ? 8 : 4);
}

/// <summary>Named arguments and modifiers at random.</summary>
internal sealed class RandomOptions(System.Random random)
{
    private static readonly string[] Activations = [.. Enum.GetNames<Activation>().Where(static name => name != nameof(Activation.None)), "LeakyRelu(0.3)", "Elu(0.5)", "LeakyRelu(-0.4)"];

    /// <summary>
    /// Normalisation, activation, dropout. The normalisation of each position is not of nearly equal numbers, whose difference single precision
    /// does not hold.
    /// </summary>
    public string[] Modifiers()
    {
        var modifiers = new List<string>();
        if (Chance(20))
            modifiers.Add(Chance(60) ? Chance(50) ? "BatchNorm" : "BatchNorm(Epsilon = 0.01)" : "LayerNorm(Epsilon = 0.5)");
        if (Chance(45))
            modifiers.Add(Activations[random.Next(Activations.Length)]);
        if (Chance(15))
            modifiers.Add("Dropout(0.25)");
        return [.. modifiers];
    }

    /// <summary>Arguments for a layer.</summary>
    public ImmutableSortedDictionary<string, int> Of(RandomKind kind)
    {
        var options = new Dictionary<string, int>(StringComparer.Ordinal);
        void Maybe(int percent, string name, int value)
        {
            if (Chance(percent))
                options[name] = value;
        }

        switch (kind)
        {
            case RandomKind.BagOfVectors:
                Maybe(50, "Pooling", (int)Pooling.Sum);
                break;
            case RandomKind.PerToken:
                Maybe(30, "Words", 3 + random.Next(12));
                break;
            case RandomKind.Conv1d:
                Maybe(70, "Padding", random.Next(Enum.GetValues<Padding>().Length));
                if (options.GetValueOrDefault("Padding") == (int)Padding.Explicit)
                {
                    Maybe(70, "PadLeft", random.Next(4));
                    Maybe(70, "PadRight", random.Next(4));
                }

                Maybe(20, "Stride", 1 + random.Next(3));
                Maybe(20, "Dilation", 1 + random.Next(3));
                Maybe(20, "Groups", 2);
                Maybe(15, "Bias", 0);
                break;
            case RandomKind.ConvBank:
                Maybe(60, "Padding", random.Next((int)Padding.Explicit));
                Maybe(50, "Pooling", random.Next(Enum.GetValues<Pooling>().Length));
                if (options.GetValueOrDefault("Pooling") == (int)Pooling.KMax)
                    options["K"] = 1 + random.Next(5);
                break;
            case RandomKind.Window:
                Maybe(50, "LearnedPadding", 1);
                break;
            case RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn:
                Maybe(30, "FinalState", 1);
                bool isPlain = kind == RandomKind.Rnn && Chance(40);
                if (isPlain)
                    options["InputWeights"] = 0;
                Maybe(isPlain ? 0 : 30, "Layers", 1 + random.Next(3));
                Maybe(isPlain ? 0 : 40, "Bidirectional", 1);
                Maybe(kind == RandomKind.Rnn ? 50 : 0, "Nonlinearity", (int)(Chance(50) ? Activation.Relu : Activation.Sigmoid));
                break;
            case RandomKind.Qrnn:
                Maybe(60, "Pooling", random.Next(Enum.GetValues<QrnnPooling>().Length));
                Maybe(30, "Bidirectional", 1);
                break;
            case RandomKind.MaxPool1d or RandomKind.AveragePool1d:
                Maybe(60, "Stride", 1 + random.Next(3));
                Maybe(40, "Padding", random.Next(3));
                Maybe(40, "Ceil", 1);
                Maybe(kind == RandomKind.AveragePool1d ? 50 : 0, "CountPadding", 0);
                break;
            case RandomKind.Linear:
                Maybe(15, "Bias", 0);
                break;
            case RandomKind.Highway:
                Maybe(50, "Candidate", (int)(Chance(50) ? Activation.Tanh : Activation.Gelu));
                break;
            case RandomKind.Repeat or RandomKind.Dense:
                Maybe(30, "Channels", 1 + random.Next(20));
                break;
            case RandomKind.Residual:
                Maybe(30, "Channels", 1 + random.Next(20));
                Maybe(40, "Projection", random.Next(Enum.GetValues<Projection>().Length));
                Maybe(30, "ProjectionBatchNorm", 1);
                break;
            case RandomKind.HighwayGate:
                Maybe(40, "Width", 1 + random.Next(3));
                break;
        }

        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, options);
    }

    private bool Chance(int percent) => random.Next(100) < percent;
}
