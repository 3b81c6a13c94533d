namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[t, d] = weight[id[t], d]</c>; row 0 is what is stored there, like any other.</summary>
public sealed class Embedding : ReferenceLayer
{
    public override Type AttributeType => typeof(EmbeddingAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (EmbeddingAttribute)layer.Attribute;
        var tokens = (ReferenceValue.Tokens)inputs.Single();
        ReferenceTensor weight = context.Weights.Of(layer, "weight");

        var rows = new double[tokens.Ids.Length][];
        for (int t = 0; t < rows.Length; t++)
        {
            rows[t] = new double[attribute.Dimensions];
            for (int d = 0; d < attribute.Dimensions; d++)
                rows[t][d] = weight[tokens.Ids[t], d];
        }

        return new ReferenceValue.Sequence(rows);
    }
}
