namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = x[c] − log Σ_k e^x[k]</c>.</summary>
public sealed class LogSoftmax : ReferenceLayer
{
    public override Type AttributeType => typeof(LogSoftmaxAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        inputs.Single().EachVector(x =>
        {
            double logarithm = x.Max() + Math.Log(x.Sum(element => Math.Exp(element - x.Max())));
            return [.. x.Select(element => element - logarithm)];
        });
}
