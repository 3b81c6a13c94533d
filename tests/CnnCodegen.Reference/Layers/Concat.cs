namespace CnnCodegen.Reference.Layers;

/// <summary>The channels of all inputs, one after the other: of vectors, or at each position.</summary>
public sealed class Concat : ReferenceLayer
{
    public override Type AttributeType => typeof(ConcatAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Broadcast.Join(inputs, vectors => [.. vectors.SelectMany(vector => vector)]);
}
