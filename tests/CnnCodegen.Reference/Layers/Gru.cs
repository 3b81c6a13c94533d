namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>r, z = σ(W_i x + b_i + W_h h + b_h)</c>, <c>n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn))</c>, <c>h' = (1 − z) ⊙ n + z ⊙ h</c>; the rows of the weights
/// in blocks r, z, n.
/// </summary>
public sealed class Gru : Recurrent
{
    public override Type AttributeType => typeof(GruAttribute);

    protected override double[][] Run(RecurrentAttribute attribute, double[][] x, double[] first, Func<string, ReferenceTensor> tensor)
    {
        int units = attribute.Units;
        double[] h = first;
        var states = new List<double[]>();
        foreach (double[] row in x)
        {
            double[] ofInput = Affine.Map(tensor("weight_ih"), tensor("bias_ih"), row);
            double[] ofState = Affine.Map(tensor("weight_hh"), tensor("bias_hh"), h);
            var next = new double[units];
            for (int u = 0; u < units; u++)
            {
                double reset = ReferenceActivation.Apply(Activation.Sigmoid, ofInput[u] + ofState[u]);
                double update = ReferenceActivation.Apply(Activation.Sigmoid, ofInput[units + u] + ofState[units + u]);
                double candidate = Math.Tanh(ofInput[(2 * units) + u] + (reset * ofState[(2 * units) + u]));
                next[u] = ((1 - update) * candidate) + (update * h[u]);
            }

            h = next;
            states.Add(h);
        }

        return [.. states];
    }
}
