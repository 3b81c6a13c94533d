namespace CnnCodegen.Reference.Layers;

/// <summary>k-max pooling with <c>k = ⌈length / divisor⌉</c>.</summary>
public sealed class ProportionalKMaxPool : ReferenceLayer
{
    public override Type AttributeType => typeof(ProportionalKMaxPoolAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var x = (ReferenceValue.Sequence)inputs.Single();
        double k = Math.Ceiling((double)x.Length / ((ProportionalKMaxPoolAttribute)layer.Attribute).Divisor);
        return KMaxPool.Largest(x, (int)k);
    }
}
