namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>i, f, o = σ(W_i x + b_i + W_h h + b_h)</c>, <c>g = tanh(…)</c>; <c>c' = f ⊙ c + i ⊙ g</c>, <c>h' = o ⊙ tanh(c')</c>; the rows of the weights in blocks
/// i, f, g, o.
/// </summary>
public sealed class Lstm : Recurrent
{
    public override Type AttributeType => typeof(LstmAttribute);

    protected override double[][] Run(RecurrentAttribute attribute, double[][] x, double[] first, Func<string, ReferenceTensor> tensor)
    {
        int units = attribute.Units;
        double[] h = first;
        var c = new double[units];
        var states = new List<double[]>();
        foreach (double[] row in x)
        {
            double[] gates = Affine.Sum(Affine.Map(tensor("weight_ih"), tensor("bias_ih"), row), Affine.Map(tensor("weight_hh"), tensor("bias_hh"), h));
            h = new double[units];
            for (int u = 0; u < units; u++)
            {
                double input = ReferenceActivation.Apply(Activation.Sigmoid, gates[u]);
                double forget = ReferenceActivation.Apply(Activation.Sigmoid, gates[units + u]);
                double candidate = Math.Tanh(gates[(2 * units) + u]);
                double output = ReferenceActivation.Apply(Activation.Sigmoid, gates[(3 * units) + u]);
                c[u] = (forget * c[u]) + (input * candidate);
                h[u] = output * Math.Tanh(c[u]);
            }

            states.Add(h);
        }

        return [.. states];
    }
}
