namespace CnnCodegen.Training.Modules;

/// <summary>Words, Characters: hands the batch's token ids on.</summary>
internal sealed class InputModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) => inputs[0];
}
