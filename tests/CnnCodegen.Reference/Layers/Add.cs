namespace CnnCodegen.Reference.Layers;

/// <summary>The sum of all inputs, element by element: of vectors, or at each position.</summary>
public sealed class Add : ReferenceLayer
{
    public override Type AttributeType => typeof(AddAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Broadcast.Join(inputs, vectors => [.. Enumerable.Range(0, vectors.Select(vector => vector.Length).Distinct().Single()).Select(c => vectors.Sum(vector => vector[c]))]);
}
