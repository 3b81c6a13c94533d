using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>Joins several layers along the channels; vectors stand at each position of sequences.</summary>
internal sealed class ConcatModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass)
    {
        IReadOnlyList<Signal> joined = Broadcast.ToSameLength(inputs);
        return joined[0] with { Values = cat([.. joined.Select(static input => input.Values)], 1) };
    }
}
