namespace CnnCodegen.Training.Modules;

/// <summary>The mean or the sum of the vectors of a text's token ids.</summary>
internal sealed class BagOfVectorsModule : LayerModule
{
    private readonly BagOfVectorsAttribute _attribute;
    private readonly VectorTable _vectors;

    public BagOfVectorsModule(LayerDescription layer, BagOfVectorsAttribute attribute, Initializer initializer)
        : base(layer)
    {
        _attribute = attribute;
        _vectors = new VectorTable(attribute.Rows, attribute.Dimensions, trained: true, initializer);
        Register("weight", _vectors.Weight);
    }

    /// <inheritdoc/>
    public override IEnumerable<VectorTable> Tables => [_vectors];

    /// <inheritdoc/>
    public override void Dispose() => _vectors.Dispose();

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Signal vectors = Signal.Of(new LookUp([_vectors], inputs[0]));
        return Signal.Vector(_attribute.Pooling switch
        {
            Pooling.Average => OverTime.Average(vectors),
            Pooling.Sum => OverTime.Sum(vectors),
            var other => throw new NotSupportedException($"The trainer does not know a bag of vectors with the pooling {other}."),
        });
    }
}
