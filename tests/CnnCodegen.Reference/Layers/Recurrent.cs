namespace CnnCodegen.Reference.Layers;

/// <summary>What recurrent layers have in common: layers on each other, directions, the first state, the final state.</summary>
public abstract class Recurrent : ReferenceLayer
{
    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (RecurrentAttribute)layer.Attribute;
        double[] first = attribute.State is null ? new double[attribute.Units] : inputs[1].LastVector;

        double[][] x = ((ReferenceValue.Sequence)inputs[0]).Rows;
        double[] final = [];
        for (int k = 0; k < attribute.Layers; k++)
        {
            string suffix = FormattableString.Invariant($"_l{k}");
            double[][] forward = Run(attribute, x, first, name => context.Weights.Of(layer, name + suffix));
            double[][] backward = !attribute.Bidirectional
                ? [.. x.Select(_ => Array.Empty<double>())]
                : [.. Run(attribute, [.. x.Reverse()], first, name => context.Weights.Of(layer, name + suffix + "_reverse")).Reverse()];
            x = [.. forward.Zip(backward, (ahead, back) => (double[])[.. ahead, .. back])];
            final = [.. forward[^1], .. backward[0]];
        }

        return attribute.FinalState ? new ReferenceValue.Vector(final) : new ReferenceValue.Sequence(x);
    }

    /// <summary>The state after each position, in one layer and one direction.</summary>
    /// <param name="attribute">The layer's arguments.</param>
    /// <param name="x">What is read, in the order in which it is read.</param>
    /// <param name="first">The state before the first position.</param>
    /// <param name="tensor">Gives the stored tensor of a name such as <c>weight_ih</c>.</param>
    protected abstract double[][] Run(RecurrentAttribute attribute, double[][] x, double[] first, Func<string, ReferenceTensor> tensor);
}
