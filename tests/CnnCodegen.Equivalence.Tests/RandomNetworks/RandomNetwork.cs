using CnnCodegen.Equivalence.Tests.Corpus;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>The kinds of layers that random networks are made of.</summary>
internal enum RandomKind
{
    Embedding,
    Conv1d,
    ConvBank,
    MaxOverTime,
    AverageOverTime,
    Linear,
    Concat,
}

/// <summary>A layer of a random network.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Inputs">The layers that it reads: 0 is the text, 1 the first layer after it.</param>
/// <param name="Sizes">Rows and dimensions; filters and width; all filters, then all widths; outputs.</param>
/// <param name="Padding">The padding of convolutions.</param>
/// <param name="Activation">The activation, or none.</param>
/// <param name="Dropout">Whether it has dropout.</param>
internal sealed record RandomLayer(
    RandomKind Kind, IReadOnlyList<int> Inputs, IReadOnlyList<int> Sizes, Padding Padding = Padding.Valid, Activation Activation = Activation.None, bool Dropout = false);

/// <summary>A network as data, so that it can be made at random, be made smaller, and be written down.</summary>
/// <param name="Characters">Whether the text is one of characters rather than words.</param>
/// <param name="MaxLength">The longest input.</param>
/// <param name="Layers">The layers after the input.</param>
internal sealed record RandomNetwork(bool Characters, int MaxLength, IReadOnlyList<RandomLayer> Layers)
{
    /// <summary>The shape rules, written again for the tests; null where they are broken.</summary>
    public IReadOnlyList<RandomShape>? Shapes()
    {
        var shapes = new List<RandomShape> { new(ShapeKind.Tokens, 1, 0) };
        foreach (RandomLayer layer in Layers)
        {
            if (Shape(layer, [.. layer.Inputs.Select(input => shapes[input])]) is not { } shape)
                return null;
            shapes.Add(shape);
        }

        return shapes;
    }

    /// <summary>Whether the generator must accept it as a text classifier.</summary>
    public bool IsWellFormed => Layers.Count > 0 && Shapes() is { } shapes && shapes[^1] is { Kind: ShapeKind.Vector, Channels: >= 2 };

    /// <summary>The shortest text that all layers can work on.</summary>
    public int MinLength => 1 + Shapes()!.Max(shape => shape.Lost);

    /// <summary>The network as a user would write it.</summary>
    public NetworkSource ToSource(string name) => new(
        name,
        [
            FormattableString.Invariant($"[{(Characters ? "Characters" : "Words")}(MaxLength = {MaxLength})] partial Layer L0 {{ get; }}"),
            .. Layers.Select((layer, index) => Line(layer, index + 1)),
        ]);

    private RandomShape? Shape(RandomLayer layer, RandomShape[] inputs)
    {
        RandomShape first = inputs[0];
        return (layer.Kind, first.Kind) switch
        {
            // Row 0 is padding, row 1 stands for unknown tokens.
            (RandomKind.Embedding, ShapeKind.Tokens) when layer.Sizes[0] >= 2 => new(ShapeKind.Sequence, layer.Sizes[1], 0),
            (RandomKind.Conv1d, ShapeKind.Sequence) when layer.Sizes[1] <= MaxLength - first.Lost =>
                new(ShapeKind.Sequence, layer.Sizes[0], first.Lost + Lost(layer.Padding, layer.Sizes[1])),
            // The vector has no length of its own any more; what its windows need still counts for the shortest text.
            (RandomKind.ConvBank, ShapeKind.Sequence) when Widths(layer).All(width => width <= MaxLength - first.Lost) =>
                new(ShapeKind.Vector, Filters(layer).Sum(), first.Lost + Widths(layer).Max(width => Lost(layer.Padding, width))),
            (RandomKind.MaxOverTime or RandomKind.AverageOverTime, ShapeKind.Sequence) => first with { Kind = ShapeKind.Vector },
            (RandomKind.Linear, ShapeKind.Vector) => new(ShapeKind.Vector, layer.Sizes[0], first.Lost),
            (RandomKind.Concat, ShapeKind.Vector) when inputs.Length > 1 && inputs.All(input => input.Kind == ShapeKind.Vector) =>
                new(ShapeKind.Vector, inputs.Sum(input => input.Channels), inputs.Max(input => input.Lost)),
            (RandomKind.Concat, ShapeKind.Sequence) when inputs.Length > 1 && inputs.All(input => input.Kind == ShapeKind.Sequence && input.Lost == first.Lost) =>
                new(ShapeKind.Sequence, inputs.Sum(input => input.Channels), first.Lost),
            _ => null,
        };
    }

    private static int Lost(Padding padding, int width) => padding switch
    {
        Padding.Valid => width - 1,
        Padding.Wide => 1 - width,
        _ => 0,
    };

    private static IEnumerable<int> Filters(RandomLayer layer) => layer.Sizes.Take(layer.Sizes.Count / 2);

    private static IEnumerable<int> Widths(RandomLayer layer) => layer.Sizes.Skip(layer.Sizes.Count / 2);

    private static string Line(RandomLayer layer, int index)
    {
        var arguments = new List<string>();
        switch (layer.Kind)
        {
            case RandomKind.ConvBank:
                arguments.Add($"[{string.Join(", ", Filters(layer))}]");
                arguments.Add($"[{string.Join(", ", Widths(layer))}]");
                break;
            case RandomKind.Concat:
                arguments.AddRange(layer.Inputs.Select(input => $"nameof(L{input})"));
                break;
            default:
                arguments.AddRange(layer.Sizes.Select(size => $"{size}"));
                break;
        }

        if (layer.Padding != Padding.Valid)
            arguments.Add($"Padding = Padding.{layer.Padding}");
        if (layer.Kind != RandomKind.Concat && layer.Inputs[0] != index - 1)
            arguments.Add($"From = nameof(L{layer.Inputs[0]})");
        return $"[{layer.Kind}({string.Join(", ", arguments)}){ConvolutionNetworks.Modifier(layer.Activation)}{(layer.Dropout ? ", Dropout(0.25)" : "")}] partial Layer L{index} {{ get; }}";
    }
}

/// <summary>What a layer yields.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Channels">The elements per position.</param>
/// <param name="Lost">By how many positions a text's sequence is shorter than the text; for a vector, of the sequences behind it.</param>
internal readonly record struct RandomShape(ShapeKind Kind, int Channels, int Lost);
