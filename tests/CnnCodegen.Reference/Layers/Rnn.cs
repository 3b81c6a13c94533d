namespace CnnCodegen.Reference.Layers;

/// <summary><c>h' = g(W_i x + b_i + W_h h + b_h)</c>; without input weights <c>h' = g(x + W_h h + b_h)</c>.</summary>
public sealed class Rnn : Recurrent
{
    public override Type AttributeType => typeof(RnnAttribute);

    protected override double[][] Run(RecurrentAttribute attribute, double[][] x, double[] first, Func<string, ReferenceTensor> tensor)
    {
        var arguments = (RnnAttribute)attribute;
        double[] h = first;
        var states = new List<double[]>();
        foreach (double[] row in x)
        {
            double[] ofInput = arguments.InputWeights ? Affine.Map(tensor("weight_ih"), tensor("bias_ih"), row) : row;
            double[] ofState = Affine.Map(tensor("weight_hh"), tensor("bias_hh"), h);
            h = [.. Affine.Sum(ofInput, ofState).Select(sum => ReferenceActivation.Apply(arguments.Nonlinearity, sum))];
            states.Add(h);
        }

        return [.. states];
    }
}
