namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[o] = bias[o] + Σ_c weight[o, c] · x[c]</c>.</summary>
public sealed class Linear : ReferenceLayer
{
    public override Type AttributeType => typeof(LinearAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights)
    {
        var attribute = (LinearAttribute)layer.Attribute;
        var x = (ReferenceValue.Vector)inputs.Single();
        ReferenceTensor weight = weights.Of(layer, "weight");
        ReferenceTensor bias = weights.Of(layer, "bias");

        var elements = new double[attribute.Outputs];
        for (int o = 0; o < attribute.Outputs; o++)
        {
            elements[o] = bias[o];
            for (int c = 0; c < x.Elements.Length; c++)
                elements[o] += weight[o, c] * x.Elements[c];
        }

        return new ReferenceValue.Vector(elements);
    }
}
