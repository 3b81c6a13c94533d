namespace CnnCodegen.Training.Modules;

/// <summary>A sequence of constant length as a vector, channel after channel.</summary>
internal sealed class FlattenModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => Signal.Vector(inputs[0].Values.flatten(1));
}
