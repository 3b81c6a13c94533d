namespace CnnCodegen.Reference.Layers;

/// <summary>An input: the ids as they are.</summary>
public sealed class Input<TAttribute> : ReferenceLayer
    where TAttribute : LayerAttribute
{
    public override Type AttributeType => typeof(TAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) => inputs.Single();
}
