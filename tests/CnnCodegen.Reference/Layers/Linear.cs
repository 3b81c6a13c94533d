namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>y[o] = bias[o] + Σ_c weight[o, c] · x[c]</c>: of a vector, of a sequence that is flattened because the result is a vector, or of each position of a
/// sequence.
/// </summary>
public sealed class Linear : ReferenceLayer
{
    public override Type AttributeType => typeof(LinearAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        ReferenceTensor weight = context.Weights.Of(layer, "weight");
        ReferenceTensor? bias = ((LinearAttribute)layer.Attribute).Bias ? context.Weights.Of(layer, "bias") : null;
        ReferenceValue x = inputs.Single();
        if (x is ReferenceValue.Sequence sequence && layer.Output.Kind == ShapeKind.Vector)
            x = Flatten.ChannelByChannel(sequence);
        return x.EachVector(vector => Affine.Map(weight, bias, vector));
    }
}
