namespace CnnCodegen.Training.Modules;

/// <summary>The sum of several layers; vectors are added at each position of sequences.</summary>
internal sealed class AddModule(LayerDescription layer) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => AddVectors(inputs) is { } source
        ? Signal.Of(source, inputs[0].Sequence)
        : Broadcast.ToSameLength(inputs).Aggregate(static (sum, input) => sum with { Values = sum.Values.Plus(input.Values) });

    /// <summary>The sum of what was looked up for the same tokens, as Kim's two channels are.</summary>
    private static LookedUp? AddVectors(IReadOnlyList<Signal> inputs) => inputs[0].LookedUp is { } first && inputs.All(input => ReferenceEquals(input.LookedUp?.Places, first.Places))
        ? first with { Vectors = inputs.Select(static input => input.LookedUp!.Vectors).Aggregate(static (sum, vectors) => sum.Plus(vectors)) }
        : null;
}
