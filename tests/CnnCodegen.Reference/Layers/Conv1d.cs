namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>y[t, o] = bias[o] + Σ_c Σ_j weight[o, c, j] · x~[t + j − p, c]</c>, where <c>x~</c> is <c>x</c> with zeros around it; the filter is not flipped.
/// </summary>
public sealed class Conv1d : ReferenceLayer
{
    public override Type AttributeType => typeof(Conv1dAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights)
    {
        var attribute = (Conv1dAttribute)layer.Attribute;
        return Convolve(
            (ReferenceValue.Sequence)inputs.Single(), weights.Of(layer, "weight"), weights.Of(layer, "bias"), attribute.Filters, attribute.Width, attribute.Padding);
    }

    internal static ReferenceValue.Sequence Convolve(
        ReferenceValue.Sequence x, ReferenceTensor weight, ReferenceTensor bias, int filters, int width, Padding padding)
    {
        // "Same" adds width − 1 zeros in all, the smaller half of them on the left; "wide" as many at each end; "causal" all on the left.
        int left = padding switch
        {
            Padding.Valid => 0,
            Padding.Same => (width - 1) / 2,
            Padding.Wide or Padding.Causal => width - 1,
            _ => throw new ArgumentOutOfRangeException(nameof(padding)),
        };
        int length = padding switch
        {
            Padding.Valid => x.Length - width + 1,
            Padding.Wide => x.Length + width - 1,
            _ => x.Length,
        };
        if (length < 1)
            throw new ArgumentException($"A filter of width {width} finds no place in {x.Length} positions.", nameof(x));

        var rows = new double[length][];
        for (int t = 0; t < length; t++)
        {
            rows[t] = new double[filters];
            for (int o = 0; o < filters; o++)
            {
                double sum = bias[o];
                for (int c = 0; c < x.Channels; c++)
                {
                    for (int j = 0; j < width; j++)
                    {
                        int position = t + j - left;
                        if (position >= 0 && position < x.Length)
                            sum += weight[o, c, j] * x.Rows[position][c];
                    }
                }

                rows[t][o] = sum;
            }
        }

        return new ReferenceValue.Sequence(rows);
    }
}
