namespace CnnCodegen.Reference.Layers;

/// <summary><c>y = t ⊙ h + (1 − t) ⊙ x</c> of the three inputs t, h, x.</summary>
public sealed class Gate : ReferenceLayer
{
    public override Type AttributeType => typeof(GateAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Broadcast.Join(inputs, vectors =>
        {
            (double[] t, double[] h, double[] x) = (vectors[0], vectors[1], vectors[2]);
            return [.. Enumerable.Range(0, x.Length).Select(c => (t[c] * h[c]) + ((1 - t[c]) * x[c]))];
        });
}
