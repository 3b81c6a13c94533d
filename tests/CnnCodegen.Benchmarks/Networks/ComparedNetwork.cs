namespace CnnCodegen.Benchmarks.Networks;

/// <summary>A network with its weights and the texts that it is measured on: what a peer needs to compute the same.</summary>
/// <param name="Description">The network.</param>
/// <param name="File">Its weights, as the generated class loads them.</param>
/// <param name="Texts">The texts.</param>
internal sealed record ComparedNetwork(NetworkDescription Description, ModelFile File, TextSet Texts)
{
    /// <summary>The weights as a peer wants them.</summary>
    public LayerWeights Weights { get; } = new(File);

    /// <summary>Whether the rows of a text are words that the network reads as characters.</summary>
    public bool IsSpelled => Description.Layers.Any(layer => layer.Block is not null);

    /// <summary>Whether the result is a probability for each label rather than the last layer's numbers.</summary>
    public bool IsClassifier => Description.Output.Output.Kind == ShapeKind.Vector;

    /// <summary>Whether a layer keeps the largest values in their order.</summary>
    public bool Selects => Description.Layers.Any(static layer => layer.Attribute is KMaxPoolAttribute or ProportionalKMaxPoolAttribute);

    /// <summary>The texts that one run takes together.</summary>
    public int Batch => IsSpelled ? 1 : Texts.Rows;

    /// <summary>The tokens of the network's input.</summary>
    public int Length => IsSpelled ? Texts.Rows : Texts.Columns;

    /// <summary>The length of each layer's result.</summary>
    public int[] Lengths => LayerSizes.Lengths(Description, Length);

    /// <summary>The shape of one run's result.</summary>
    public long[] OutputShape => IsClassifier
        ? [Batch, Description.Output.Output.Channels]
        : [Batch, Lengths[^1], Description.Output.Output.Channels];

    /// <summary>The same network with each row of a text as a text of its own.</summary>
    public ComparedNetwork TextByText() => this with
    {
        Texts = new TextSet([.. Texts.Ids.SelectMany(ids => ids.Chunk(Texts.Columns))], Rows: 1, Texts.Columns),
    };

    /// <summary>The multiply-adds of one run by the network's definition.</summary>
    public long MultiplyAdds => Batch * LayerSizes.MultiplyAdds(Description, Length, Texts.Columns);
}
