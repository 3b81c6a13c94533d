namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = Σ_t x[t, c]</c>.</summary>
public sealed class SumOverTime : ReferenceLayer
{
    public override Type AttributeType => typeof(SumOverTimeAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Sum((ReferenceValue.Sequence)inputs.Single());

    internal static ReferenceValue.Vector Sum(ReferenceValue.Sequence x)
    {
        var elements = new double[x.Channels];
        for (int c = 0; c < x.Channels; c++)
        {
            for (int t = 0; t < x.Length; t++)
                elements[c] += x.Rows[t][c];
        }

        return new ReferenceValue.Vector(elements);
    }
}
