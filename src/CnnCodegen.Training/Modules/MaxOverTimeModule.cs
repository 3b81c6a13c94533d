namespace CnnCodegen.Training.Modules;

/// <summary>The largest value of each channel over a text's own positions.</summary>
internal sealed class MaxOverTimeModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Vector(OverTime.Max(inputs[0]));
}
