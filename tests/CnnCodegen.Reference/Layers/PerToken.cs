namespace CnnCodegen.Reference.Layers;

/// <summary>The network inside the layer, once for each token, on the token's characters.</summary>
public sealed class PerToken : ReferenceLayer
{
    public override Type AttributeType => typeof(PerTokenAttribute<>);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        new ReferenceValue.Sequence([.. context.Spellings.Select(context.Block!.Logits)]);
}
