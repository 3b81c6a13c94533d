namespace CnnCodegen.Training.Modules;

/// <summary>The sum of several layers; vectors are added at each position of sequences.</summary>
internal sealed class AddModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => LookUp.Sum([.. inputs.Select(static input => input.LookUp)]) is { } sum
        ? Signal.Of(sum)
        : Broadcast.ToSameLength(inputs).Aggregate(static (sum, input) => sum with { Values = sum.Values.Plus(input.Values) });
}
