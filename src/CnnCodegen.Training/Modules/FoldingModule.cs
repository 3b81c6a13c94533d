namespace CnnCodegen.Training.Modules;

/// <summary>The sum of every two neighbouring channels.</summary>
internal sealed class FoldingModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) =>
        inputs[0] with { Values = inputs[0].Values.unflatten(1, -1, 2).sum(2) };
}
