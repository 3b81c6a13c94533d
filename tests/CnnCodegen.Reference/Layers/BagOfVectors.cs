namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[d] = Σ_t weight[id[t], d]</c>, divided by the number of ids where the mean is asked for.</summary>
public sealed class BagOfVectors : ReferenceLayer
{
    public override Type AttributeType => typeof(BagOfVectorsAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (BagOfVectorsAttribute)layer.Attribute;
        int[] ids = ((ReferenceValue.Tokens)inputs.Single()).Ids;
        ReferenceTensor weight = context.Weights.Of(layer, "weight");

        var elements = new double[attribute.Dimensions];
        for (int d = 0; d < attribute.Dimensions; d++)
        {
            foreach (int id in ids)
                elements[d] += weight[id, d];
            elements[d] /= attribute.Pooling switch
            {
                Pooling.Average => ids.Length,
                Pooling.Sum => 1,
                _ => throw new ArgumentOutOfRangeException(nameof(layer), attribute.Pooling, "A bag of vectors has a mean or a sum."),
            };
        }

        return new ReferenceValue.Vector(elements);
    }
}
