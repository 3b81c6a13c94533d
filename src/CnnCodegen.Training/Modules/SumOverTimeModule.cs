namespace CnnCodegen.Training.Modules;

/// <summary>The sum of each channel over a text's own positions.</summary>
internal sealed class SumOverTimeModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Vector(OverTime.Sum(inputs[0]));
}
