namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = x[length − 1, c]</c>.</summary>
public sealed class LastStep : ReferenceLayer
{
    public override Type AttributeType => typeof(LastStepAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Last((ReferenceValue.Sequence)inputs.Single());

    internal static ReferenceValue.Vector Last(ReferenceValue.Sequence x) => new(x.Rows[x.Length - 1]);
}
