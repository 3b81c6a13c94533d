namespace CnnCodegen.Training.Modules;

/// <summary>Looks up a vector for each token id.</summary>
internal sealed class EmbeddingModule : LayerModule
{
    private readonly VectorTable _vectors;

    public EmbeddingModule(LayerDescription layer, EmbeddingAttribute attribute, Initializer initializer)
        : base(layer)
    {
        _vectors = new VectorTable(attribute.Rows, attribute.Dimensions, trained: !attribute.Frozen, initializer, attribute.Pretrained);
        Register("weight", _vectors.Weight);
    }

    /// <inheritdoc/>
    public override IEnumerable<VectorTable> Tables => [_vectors];

    /// <inheritdoc/>
    public override void Dispose() => _vectors.Dispose();

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Of(new LookUp([_vectors], inputs[0]));
}
