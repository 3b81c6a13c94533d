namespace CnnCodegen.Training.Modules;

/// <summary>The mean of each channel over a text's own positions.</summary>
internal sealed class AverageOverTimeModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Vector(OverTime.Average(inputs[0]));
}
