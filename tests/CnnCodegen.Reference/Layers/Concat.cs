namespace CnnCodegen.Reference.Layers;

/// <summary>The channels of all inputs, one after the other: of vectors, or at each position of sequences.</summary>
public sealed class Concat : ReferenceLayer
{
    public override Type AttributeType => typeof(ConcatAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights)
    {
        if (inputs.All(input => input is ReferenceValue.Vector))
            return new ReferenceValue.Vector([.. inputs.SelectMany(input => input.Numbers)]);

        ReferenceValue.Sequence[] sequences = [.. inputs.Cast<ReferenceValue.Sequence>()];
        int length = sequences.Select(sequence => sequence.Length).Distinct().Single();
        return new ReferenceValue.Sequence(
            [.. Enumerable.Range(0, length).Select(t => sequences.SelectMany(sequence => sequence.Rows[t]).ToArray())]);
    }
}
