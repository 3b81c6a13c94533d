namespace CnnCodegen.Training.Modules;

/// <summary>The sum of several layers; vectors are added at each position of sequences.</summary>
internal sealed class AddModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) =>
        Broadcast.ToSameLength(inputs).Aggregate(static (sum, input) => sum with { Values = sum.Values + input.Values });
}
