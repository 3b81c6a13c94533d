namespace CnnCodegen.Reference.Layers;

/// <summary><c>y = x</c>.</summary>
public sealed class Identity : ReferenceLayer
{
    public override Type AttributeType => typeof(IdentityAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) => inputs.Single();
}
