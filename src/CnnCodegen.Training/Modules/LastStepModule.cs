namespace CnnCodegen.Training.Modules;

/// <summary>The row of a text's last own position.</summary>
internal sealed class LastStepModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Vector(inputs[0].LastRow);
}
