namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[c] = e^x[c] / Σ_k e^x[k]</c>.</summary>
public sealed class Softmax : ReferenceLayer
{
    public override Type AttributeType => typeof(SoftmaxAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        inputs.Single().EachVector(Probabilities);

    /// <summary>The largest number is taken away from all, which changes nothing and keeps the powers finite.</summary>
    internal static double[] Probabilities(double[] x)
    {
        double[] powers = [.. x.Select(element => Math.Exp(element - x.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
