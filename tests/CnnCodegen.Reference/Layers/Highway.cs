namespace CnnCodegen.Reference.Layers;

/// <summary><c>y = t ⊙ g(W_H x + b_H) + (1 − t) ⊙ x</c>, <c>t = σ(W_T x + b_T)</c>.</summary>
public sealed class Highway : ReferenceLayer
{
    public override Type AttributeType => typeof(HighwayAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        inputs.Single().EachVector(x =>
        {
            double[] transform = Affine.Map(context.Weights.Of(layer, "transform.weight"), context.Weights.Of(layer, "transform.bias"), x);
            double[] gate = Affine.Map(context.Weights.Of(layer, "gate.weight"), context.Weights.Of(layer, "gate.bias"), x);
            var y = new double[x.Length];
            for (int c = 0; c < x.Length; c++)
            {
                double t = ReferenceActivation.Apply(Activation.Sigmoid, gate[c]);
                double h = ReferenceActivation.Apply(((HighwayAttribute)layer.Attribute).Candidate, transform[c]);
                y[c] = (t * h) + ((1 - t) * x[c]);
            }

            return y;
        });
}
