namespace CnnCodegen.Training.Modules;

/// <summary>Its input unchanged, for modifiers to work on.</summary>
internal sealed class IdentityModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => inputs[0];
}
