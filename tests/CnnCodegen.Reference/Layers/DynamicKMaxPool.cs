namespace CnnCodegen.Reference.Layers;

/// <summary>k-max pooling with <c>k = max(top, ⌈(layers − layer) / layers · n⌉)</c>, where n is the number of tokens of the text.</summary>
public sealed class DynamicKMaxPool : ReferenceLayer
{
    public override Type AttributeType => typeof(DynamicKMaxPoolAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (DynamicKMaxPoolAttribute)layer.Attribute;
        // Multiplied before it is divided: a third of 18 must not come out above 6.
        double share = (double)((attribute.Layers - attribute.Layer) * context.TextLength) / attribute.Layers;
        int k = Math.Max(attribute.Top, (int)Math.Ceiling(share));
        return KMaxPool.Largest((ReferenceValue.Sequence)inputs.Single(), k);
    }
}
