namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>The shape rules, written again for the tests: lengths by computing them for every text, not by formulas.</summary>
internal sealed class RandomShapes
{
    /// <summary>All sequences so far, those inside layers included: none may be empty.</summary>
    private readonly List<RandomShape> _sequences = [];

    private readonly List<RandomShape> _inputs = [];

    /// <summary>The shapes of a network's layers; null where a rule is broken.</summary>
    public static (IReadOnlyList<RandomShape> Layers, RandomShapes Rules)? Of(RandomNetwork network)
    {
        var rules = new RandomShapes();
        return rules.Layers(network.Layers, [], Channels.Same) is { } shapes ? (shapes, rules) : null;
    }

    /// <summary>The shapes of a block's layers that reads an input; null where a rule is broken.</summary>
    public static IReadOnlyList<RandomShape>? OfBlock(RandomNetwork block, RandomShape input) => new RandomShapes().Layers(block.Layers, [input], Channels.Same)?[1..];

    /// <summary>The shapes of the inputs.</summary>
    public IReadOnlyList<RandomShape> Inputs => _inputs;

    /// <summary>The shortest text of an input that all layers can work on.</summary>
    public int MinLength(int axis) => _inputs[axis].IsConstant
        ? _inputs[axis].Longest
        : _sequences.Where(sequence => sequence.Axis == axis).Max(static sequence => sequence.ShortestText);

    private List<RandomShape>? Layers(IReadOnlyList<RandomLayer> layers, List<RandomShape> shapes, int given)
    {
        foreach (RandomLayer layer in layers)
        {
            if (Shape(layer, [.. layer.Inputs.Select(input => shapes[input])], given) is not { Channels: >= 1 and <= 4000 } shape || !Keep(shape))
                return null;
            shapes.Add(shape);
        }

        return shapes;
    }

    private RandomShape? Shape(RandomLayer layer, RandomShape[] inputs, int given)
    {
        if (layer.IsInput)
            return Input(layer);
        RandomShape x = inputs[0];
        int[] sizes = [.. layer.Sizes.Select(size => size == Channels.Same ? given == Channels.Same ? x.Channels : given : size)];
        return layer.Kind switch
        {
            RandomKind.Embedding or RandomKind.BagOfVectors or RandomKind.PerToken => x.Kind == ShapeKind.Tokens ? OfTokens(layer, x, sizes) : null,
            RandomKind.Add or RandomKind.Concat or RandomKind.Gate => Join(layer.Kind, inputs),
            RandomKind.Repeat or RandomKind.Residual or RandomKind.HighwayGate or RandomKind.Dense or RandomKind.Parallel => x.Kind == ShapeKind.Tokens ? null : Compose(layer, x, given),
            RandomKind.Linear when x.IsVector || x is { IsSequence: true, IsConstant: true } => RandomShape.Vector(sizes[0]),
            RandomKind.Linear when x.IsSequence => x with { Channels = sizes[0] },
            RandomKind.Highway or RandomKind.Softmax or RandomKind.LogSoftmax or RandomKind.Identity => x.Kind == ShapeKind.Tokens ? null : x,
            _ => x.IsSequence ? OfSequence(layer, inputs, sizes) : null,
        };
    }

    private RandomShape Input(RandomLayer layer)
    {
        int longest = layer.Sizes[0];
        bool isFixed = layer.Has("FixedLength");
        var shape = new RandomShape(ShapeKind.Tokens, 1, _inputs.Count, isFixed, [.. Enumerable.Range(1, longest).Select(tokens => isFixed ? longest : tokens)]);
        _inputs.Add(shape);
        return shape;
    }

    private static RandomShape? OfTokens(RandomLayer layer, RandomShape tokens, int[] sizes)
    {
        if (layer.Kind == RandomKind.PerToken)
            return Of(layer.Blocks[0]) is (var inner, _) && inner[^1].IsVector ? tokens with { Kind = ShapeKind.Sequence, Channels = inner[^1].Channels } : null;
        if (sizes[0] < 2)
            return null;
        return layer.Kind == RandomKind.Embedding ? tokens with { Kind = ShapeKind.Sequence, Channels = sizes[1] } : RandomShape.Vector(sizes[1]);
    }

    private RandomShape? OfSequence(RandomLayer layer, RandomShape[] inputs, int[] sizes)
    {
        RandomShape x = inputs[0];
        int n = x.Lengths.Length;
        switch (layer.Kind)
        {
            case RandomKind.Conv1d:
                int groups = layer.Option("Groups", 1);
                return x.Channels % groups == 0 && sizes[0] % groups == 0 ? Convolution(x, layer, sizes[0], sizes[1]) : null;
            case RandomKind.ConvBank:
                return Bank(layer, x);
            case RandomKind.Window:
                return x with { Channels = x.Channels * sizes[0] };
            case RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn:
                return Recurrent(layer, inputs, sizes[0]);
            case RandomKind.Qrnn:
                if (layer.Has("Memory") && (!inputs[^1].IsSequence || inputs[^1].Channels != sizes[0] || layer.Has("Bidirectional") || layer.Option("Pooling", (int)QrnnPooling.Fo) == (int)QrnnPooling.F))
                    return null;
                return layer.Has("State") && inputs[1].Kind == ShapeKind.Tokens ? null : x with { Channels = sizes[0] * (layer.Has("Bidirectional") ? 2 : 1) };
            case RandomKind.FitLength:
                return inputs.Length == 2 && !inputs[1].IsVector && !(inputs[1] with { Kind = x.Kind }).HasPositionsOf(x) ? inputs[1] with { Kind = x.Kind, Channels = x.Channels } : null;
            case RandomKind.KMaxPool:
                return x.Constant(sizes[0]);
            case RandomKind.ProportionalKMaxPool:
                return x.Map(length => FloorDivide(length + sizes[0] - 1, sizes[0]));
            case RandomKind.DynamicKMaxPool:
                int below = sizes[1] - sizes[0];
                RandomShape dynamic = x with { Lengths = [.. Enumerable.Range(1, n).Select(tokens => Math.Max(sizes[2], ((below * (x.IsConstant ? n : tokens)) + sizes[1] - 1) / sizes[1]))] };
                return below < 0 ? null : dynamic with { IsConstant = x.IsConstant || below == 0 };
            case RandomKind.MaxPool1d or RandomKind.AveragePool1d:
                return LocalPool(layer, x, sizes[0]);
            case RandomKind.Folding:
                return x.Channels % 2 == 0 ? x with { Channels = x.Channels / 2 } : null;
            case RandomKind.Flatten:
                return x.IsConstant ? RandomShape.Vector(x.Channels * x.Longest) : null;
            default:
                return RandomShape.Vector(x.Channels);
        }
    }

    private static RandomShape? Convolution(RandomShape x, RandomLayer layer, int filters, int width)
    {
        int beyond = layer.Option("Dilation", 1) * (width - 1);
        int stride = layer.Option("Stride", 1);
        int zeros = (Padding)layer.Option("Padding") switch
        {
            Padding.Wide => 2 * beyond,
            Padding.Same or Padding.Causal => beyond,
            Padding.Explicit => layer.Option("PadLeft") + layer.Option("PadRight"),
            _ => 0,
        };
        RandomShape y = x.Map(length => FloorDivide(length + zeros - beyond - 1, stride) + 1, filters);
        return y.Longest >= 1 ? y : null;
    }

    private RandomShape? Bank(RandomLayer layer, RandomShape x)
    {
        RandomShape?[] parts = [.. layer.Filters.Zip(layer.Widths, (filters, width) => Convolution(x, layer, filters, width))];
        // Each map of a bank needs a position, whatever the pooling makes of it.
        if (parts.Contains(null) || !parts.All(part => Keep(part!)))
            return null;
        int channels = layer.Filters.Sum();
        return layer.Option("Pooling") == (int)Pooling.KMax ? x.Constant(layer.Option("K")) with { Channels = channels } : RandomShape.Vector(channels);
    }

    private static RandomShape? Recurrent(RandomLayer layer, RandomShape[] inputs, int units)
    {
        if (layer.Options.ContainsKey("InputWeights") && inputs[0].Channels != units)
            return null;
        if (layer.Has("State") && (inputs[1].Kind == ShapeKind.Tokens || inputs[1].Channels != units))
            return null;
        int channels = units * (layer.Has("Bidirectional") ? 2 : 1);
        return layer.Has("FinalState") ? RandomShape.Vector(channels) : inputs[0] with { Channels = channels };
    }

    private static RandomShape? LocalPool(RandomLayer layer, RandomShape x, int width)
    {
        int stride = layer.Option("Stride", width);
        int padding = layer.Option("Padding");
        if (width > x.Longest + (2 * padding) || padding > width / 2)
            return null;
        RandomShape y = x.Map(length =>
        {
            int windows = FloorDivide(length + (2 * padding) - width + (layer.Has("Ceil") ? stride - 1 : 0), stride) + 1;
            return layer.Has("Ceil") && (windows - 1) * stride >= length + padding ? windows - 1 : windows;
        });
        return y.Longest >= 1 ? y : null;
    }

    private static RandomShape? Join(RandomKind kind, RandomShape[] inputs)
    {
        RandomShape first = kind == RandomKind.Gate ? inputs[0] : inputs.FirstOrDefault(static input => input.IsSequence) ?? inputs[0];
        bool fits = inputs.All(input => input.Kind != ShapeKind.Tokens && (input.HasPositionsOf(first) || (kind != RandomKind.Gate && input.IsVector)));
        if (!fits || inputs.Length < 2)
            return null;
        if (kind == RandomKind.Concat)
            return first with { Channels = inputs.Sum(static input => input.Channels) };
        return inputs.All(input => input.Channels == first.Channels) ? first : null;
    }

    private RandomShape? Compose(RandomLayer layer, RandomShape x, int given)
    {
        int channels = layer.Option("Channels", given);
        RandomShape? Block(int index, RandomShape input) => Layers(layer.Blocks[index].Layers, [input], channels)?[^1];

        if (layer.Kind == RandomKind.Repeat)
        {
            RandomShape? last = x;
            for (int i = 0; i < layer.Sizes[0] && last is not null; i++)
                last = Block(0, last);
            return last;
        }

        RandomShape?[] results = [.. layer.Blocks.Select((_, index) => Block(index, x))];
        if (results.Contains(null))
            return null;
        RandomShape result = results[0]!;
        return layer.Kind switch
        {
            RandomKind.Parallel => results.All(other => other!.HasPositionsOf(result)) ? result with { Channels = results.Sum(static other => other!.Channels) } : null,
            RandomKind.Dense => result.HasPositionsOf(x) ? result with { Channels = result.Channels + x.Channels } : null,
            RandomKind.HighwayGate => result.IsSameAs(x) && (x.IsSequence || !layer.Options.ContainsKey("Width")) ? result : null,
            _ => IsResidual(layer, x, result) ? result : null,
        };
    }

    /// <summary>Whether a block's result and its input can be added, with or without a projection.</summary>
    private static bool IsResidual(RandomLayer layer, RandomShape x, RandomShape result)
    {
        if (x.Kind != result.Kind)
            return false;
        if (layer.Option("Projection") == (int)Projection.Never)
            return result.IsSameAs(x);
        return x.IsVector || result.IsSameAs(x) || Enumerable.Range(1, 9).Any(stride => x.Map(length => FloorDivide(length - 1, stride) + 1).HasPositionsOf(result));
    }

    /// <summary>Notes a sequence; false for one that even the longest text leaves empty.</summary>
    private bool Keep(RandomShape shape)
    {
        if (!shape.IsVector)
            _sequences.Add(shape);
        return shape.IsVector || shape.Longest >= 1;
    }

    private static int FloorDivide(int dividend, int divisor) => (int)Math.Floor((double)dividend / divisor);
}
