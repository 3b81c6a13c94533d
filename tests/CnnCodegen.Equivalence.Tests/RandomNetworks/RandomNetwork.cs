namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>A network or a block as data, so that it can be made at random, be made smaller, and be written down.</summary>
/// <param name="Task">The task's attribute; empty for a block that reads what a composition reads.</param>
/// <param name="Layers">The layers, inputs among them.</param>
internal sealed record RandomNetwork(string Task, IReadOnlyList<RandomLayer> Layers)
{
    public const string TextClassifier = "TextClassifier";

    /// <summary>The number of the first layer: in a block, 0 stands for what it reads.</summary>
    public int FirstNumber => Task.Length == 0 ? 1 : 0;

    /// <summary>Whether the generator must accept it.</summary>
    public bool IsWellFormed => Layers.Count > 1 && Layers[0].IsInput && IsWellWired && RandomShapes.Of(this) is (var shapes, var rules) && Fits(shapes[^1], rules.Inputs)
        && (RandomCausality.StreamOf(Task) is not { } stream || (rules.Inputs.Count == stream + 1 && RandomCausality.IsCausal(this, stream)));

    /// <summary>All layers, those of blocks included.</summary>
    public IEnumerable<RandomLayer> AllLayers => Layers.SelectMany(static layer => layer.WithNested);

    /// <summary>Whether layers read layers above them, and what a block reads is read by its first layer alone.</summary>
    public bool IsWellWired => Layers.Index().All(layer =>
        layer.Item.Inputs.All(input => input >= 0 && input < layer.Index + FirstNumber && (Task.Length > 0 || input > 0 || (layer.Index == 0 && !layer.Item.NamesItsInputs)))
        && layer.Item.Blocks.All(static block => block.Layers.Count > 0 && block.IsWellWired));

    private bool Fits(RandomShape result, IReadOnlyList<RandomShape> inputs) => Task switch
    {
        TextClassifier => result is { IsVector: true, Channels: >= 2 },
        "Translator" => inputs.Count >= 2 && result.HasPositionsOf(inputs[1] with { Kind = ShapeKind.Sequence }),
        _ => result.HasPositionsOf(inputs[0] with { Kind = ShapeKind.Sequence }),
    };
}
