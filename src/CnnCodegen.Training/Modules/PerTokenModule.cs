using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A network once for each token, over the token's characters.</summary>
internal sealed class PerTokenModule : LayerModule
{
    private readonly LayerGraph _network;
    private readonly int _index;

    /// <param name="layer">The layer.</param>
    /// <param name="index">The number of the layer among those of its kind.</param>
    /// <param name="initializer">Makes the first weights.</param>
    public PerTokenModule(LayerDescription layer, int index, Initializer initializer)
        : base(layer)
    {
        _index = index;
        _network = new LayerGraph(layer.Block ?? throw new ArgumentException($"Layer '{layer.Name}' has no network to run per token.", nameof(layer)), initializer);
        Register(_network.Weights);
    }

    /// <inheritdoc/>
    public override void Constrain() => _network.Constrain();

    /// <inheritdoc/>
    public override void Dispose() => _network.Dispose();

    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        (Signal words, Tensor places) = pass.Spellings[_index];
        Tensor vectors = _network.Forward(pass with { Tokens = [words], Spellings = [] }).Values;
        Tensor values = vectors.index_select(0, places.flatten()).unflatten(0, places.shape);
        return Signal.Of(values.transpose(1, 2), inputs[0].Sequence);
    }
}
