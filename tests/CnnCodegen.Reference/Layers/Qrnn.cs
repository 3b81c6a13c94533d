namespace CnnCodegen.Reference.Layers;

/// <summary>
/// All gates by a causal convolution, <c>z = tanh(…)</c> and <c>f, o, i = σ(…)</c>, then <c>c_t = f ⊙ c_{t−1} + (1 − f) ⊙ z</c>, with an input gate
/// <c>i ⊙ z</c>, and with an output gate <c>h_t = o ⊙ c_t</c>; with a memory <c>h_t = o ⊙ (W_k Σ_s α_s m_s + W_c c_t)</c>, <c>α = softmax_s(c_t · m_s)</c>.
/// </summary>
public sealed class Qrnn : ReferenceLayer
{
    public override Type AttributeType => typeof(QrnnAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (QrnnAttribute)layer.Attribute;
        double[][] x = ((ReferenceValue.Sequence)inputs[0]).Rows;
        double[]? state = attribute.State is null ? null : inputs[1].LastVector;
        double[][]? memory = attribute.Memory is null ? null : ((ReferenceValue.Sequence)inputs[attribute.State is null ? 1 : 2]).Rows;

        double[][] forward = Run(attribute, x, state, memory, name => context.Weights.Of(layer, name));
        if (!attribute.Bidirectional)
            return new ReferenceValue.Sequence(forward);

        double[][] backward = Run(attribute, [.. x.Reverse()], state, memory, name => context.Weights.Of(layer, name + "_reverse"));
        return new ReferenceValue.Sequence([.. forward.Zip(backward.Reverse(), (ahead, back) => (double[])[.. ahead, .. back])]);
    }

    /// <summary>The result at each position in one direction.</summary>
    private static double[][] Run(QrnnAttribute attribute, double[][] x, double[]? state, double[][]? memory, Func<string, ReferenceTensor> tensor)
    {
        int units = attribute.Units;
        var c = new double[units];
        var results = new double[x.Length][];
        for (int t = 0; t < x.Length; t++)
        {
            double[] gates = Gates(attribute, x, t, tensor);
            if (state is not null)
                gates = Affine.Sum(gates, Affine.Map(tensor("state.weight"), null, state));

            var next = new double[units];
            for (int u = 0; u < units; u++)
            {
                double z = Math.Tanh(gates[u]);
                double f = ReferenceActivation.Apply(Activation.Sigmoid, gates[units + u]);
                double i = attribute.Pooling == QrnnPooling.Ifo ? ReferenceActivation.Apply(Activation.Sigmoid, gates[(3 * units) + u]) : 1 - f;
                next[u] = (f * c[u]) + (i * z);
            }

            c = next;
            double[] seen = memory is null ? c : Attend(c, memory, tensor);
            results[t] = new double[units];
            for (int u = 0; u < units; u++)
            {
                double o = attribute.Pooling == QrnnPooling.F ? 1 : ReferenceActivation.Apply(Activation.Sigmoid, gates[(2 * units) + u]);
                results[t][u] = o * seen[u];
            }
        }

        return results;
    }

    /// <summary>The convolution at position t, before the functions: <c>bias[g] + Σ_j Σ_c weight[g, c, j] · x[t − (width − 1) + j, c]</c>.</summary>
    private static double[] Gates(QrnnAttribute attribute, double[][] x, int t, Func<string, ReferenceTensor> tensor)
    {
        ReferenceTensor weight = tensor("weight");
        ReferenceTensor bias = tensor("bias");
        var gates = new double[weight.Shape[0]];
        for (int g = 0; g < gates.Length; g++)
        {
            gates[g] = bias[g];
            for (int j = 0; j < attribute.Width; j++)
            {
                int position = t - (attribute.Width - 1) + j;
                for (int c = 0; position >= 0 && c < x[position].Length; c++)
                    gates[g] += weight[g, c, j] * x[position][c];
            }
        }

        return gates;
    }

    /// <summary><c>W_k Σ_s α_s m_s + W_c c</c> with <c>α = softmax_s(c · m_s)</c>.</summary>
    private static double[] Attend(double[] c, double[][] memory, Func<string, ReferenceTensor> tensor)
    {
        double[] shares = Softmax.Probabilities([.. memory.Select(row => row.Zip(c, (m, s) => m * s).Sum())]);
        var mixed = new double[c.Length];
        for (int s = 0; s < memory.Length; s++)
        {
            for (int u = 0; u < c.Length; u++)
                mixed[u] += shares[s] * memory[s][u];
        }

        return Affine.Sum(Affine.Map(tensor("attention.memory.weight"), null, mixed), Affine.Map(tensor("attention.state.weight"), null, c));
    }
}
