namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>y[t, o] = bias[o] + Σ_c Σ_j weight[o, c, j] · x~[t · stride + j · dilation − p, first(o) + c]</c>, where <c>x~</c> is <c>x</c> with zeros around it; the filter is
/// not flipped.
/// </summary>
public sealed class Conv1d : ReferenceLayer
{
    public override Type AttributeType => typeof(Conv1dAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Convolve(
            (ReferenceValue.Sequence)inputs.Single(),
            (Conv1dAttribute)layer.Attribute,
            context.Weights.Of(layer, "weight"),
            ((Conv1dAttribute)layer.Attribute).Bias ? context.Weights.Of(layer, "bias") : null);

    internal static ReferenceValue.Sequence Convolve(ReferenceValue.Sequence x, Conv1dAttribute arguments, ReferenceTensor weight, ReferenceTensor? bias)
    {
        // The positions that a filter spans beside its first one. "Same" adds as many zeros in all, the smaller half of them on the left;
        // "wide" adds as many at each end, "causal" all on the left.
        int beyond = arguments.Dilation * (arguments.Width - 1);
        (int left, int right) = arguments.Padding switch
        {
            Padding.Valid => (0, 0),
            Padding.Same => (beyond / 2, beyond - (beyond / 2)),
            Padding.Wide => (beyond, beyond),
            Padding.Causal => (beyond, 0),
            Padding.Explicit => (arguments.PadLeft, arguments.PadRight),
            _ => throw new ArgumentOutOfRangeException(nameof(arguments), arguments.Padding, "The reference does not know this padding."),
        };
        int room = left + x.Length + right - beyond - 1;
        if (room < 0)
            throw new ArgumentException($"A filter of width {arguments.Width} finds no place in {x.Length} positions.", nameof(x));

        int channelsPerGroup = x.Channels / arguments.Groups;
        int filtersPerGroup = arguments.Filters / arguments.Groups;
        var rows = new double[(room / arguments.Stride) + 1][];
        for (int t = 0; t < rows.Length; t++)
        {
            rows[t] = new double[arguments.Filters];
            for (int o = 0; o < arguments.Filters; o++)
            {
                double sum = bias is null ? 0 : bias[o];
                for (int c = 0; c < channelsPerGroup; c++)
                {
                    for (int j = 0; j < arguments.Width; j++)
                    {
                        int position = (t * arguments.Stride) + (j * arguments.Dilation) - left;
                        if (position >= 0 && position < x.Length)
                            sum += weight[o, c, j] * x.Rows[position][((o / filtersPerGroup) * channelsPerGroup) + c];
                    }
                }

                rows[t][o] = sum;
            }
        }

        return new ReferenceValue.Sequence(rows);
    }
}
