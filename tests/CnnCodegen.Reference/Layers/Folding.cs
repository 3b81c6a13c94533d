namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[t, r] = x[t, 2r] + x[t, 2r + 1]</c>.</summary>
public sealed class Folding : ReferenceLayer
{
    public override Type AttributeType => typeof(FoldingAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        ((ReferenceValue.Sequence)inputs.Single()).EachVector(x => [.. Enumerable.Range(0, x.Length / 2).Select(r => x[2 * r] + x[(2 * r) + 1])]);
}
