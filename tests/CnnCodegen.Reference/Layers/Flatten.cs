namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c · length + t] = x[t, c]</c>.</summary>
public sealed class Flatten : ReferenceLayer
{
    public override Type AttributeType => typeof(FlattenAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        ChannelByChannel((ReferenceValue.Sequence)inputs.Single());

    internal static ReferenceValue.Vector ChannelByChannel(ReferenceValue.Sequence x)
    {
        var elements = new double[x.Channels * x.Length];
        for (int c = 0; c < x.Channels; c++)
        {
            for (int t = 0; t < x.Length; t++)
                elements[(c * x.Length) + t] = x.Rows[t][c];
        }

        return new ReferenceValue.Vector(elements);
    }
}
