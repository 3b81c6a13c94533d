namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = max_t x[t, c]</c>.</summary>
public sealed class MaxOverTime : ReferenceLayer
{
    public override Type AttributeType => typeof(MaxOverTimeAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Maximum((ReferenceValue.Sequence)inputs.Single());

    internal static ReferenceValue.Vector Maximum(ReferenceValue.Sequence x)
    {
        var elements = new double[x.Channels];
        for (int c = 0; c < x.Channels; c++)
        {
            elements[c] = double.NegativeInfinity;
            for (int t = 0; t < x.Length; t++)
                elements[c] = Math.Max(elements[c], x.Rows[t][c]);
        }

        return new ReferenceValue.Vector(elements);
    }
}
