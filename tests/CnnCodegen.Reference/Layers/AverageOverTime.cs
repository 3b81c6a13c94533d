namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = (1 / length) Σ_t x[t, c]</c>.</summary>
public sealed class AverageOverTime : ReferenceLayer
{
    public override Type AttributeType => typeof(AverageOverTimeAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Average((ReferenceValue.Sequence)inputs.Single());

    internal static ReferenceValue.Vector Average(ReferenceValue.Sequence x)
    {
        var elements = new double[x.Channels];
        for (int c = 0; c < x.Channels; c++)
        {
            for (int t = 0; t < x.Length; t++)
                elements[c] += x.Rows[t][c];
            elements[c] /= x.Length;
        }

        return new ReferenceValue.Vector(elements);
    }
}
