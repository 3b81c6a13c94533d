using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Joins several layers along the channels.</summary>
internal sealed class ConcatModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs) =>
        new(cat([.. inputs.Select(static input => input.Values)], 1), inputs[0].Lengths);
}
