namespace CnnCodegen.Reference.Layers;

/// <summary>
/// Each channel by itself: while there are more positions than the width i = 2, 3, … covers, <c>x'[t] = σ(Σ_j kernel_i[j] · x[t + j])</c>; then
/// <c>y = Σ_t top_n[t] · x[t]</c> over the n positions that are left. A single position is the result.
/// </summary>
public sealed class SentenceModel : ReferenceLayer
{
    public override Type AttributeType => typeof(SentenceModelAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var x = (ReferenceValue.Sequence)inputs.Single();
        return new ReferenceValue.Vector(
        [
            .. Enumerable.Range(0, x.Channels).Select(c => Collapse(
                [.. x.Rows.Select(row => row[c])],
                (kind, width, j) => context.Weights.Of(layer, FormattableString.Invariant($"{kind}.{width}.weight"))[c, 0, j])),
        ]);
    }

    private static double Collapse(double[] columns, Func<string, int, int, double> weight)
    {
        for (int width = 2; columns.Length > width; width++)
        {
            var next = new double[columns.Length - width + 1];
            for (int t = 0; t < next.Length; t++)
                next[t] = ReferenceActivation.Apply(Activation.Sigmoid, Enumerable.Range(0, width).Sum(j => weight("kernels", width, j) * columns[t + j]));
            columns = next;
        }

        return columns.Length == 1
            ? columns[0]
            : Enumerable.Range(0, columns.Length).Sum(t => weight("tops", columns.Length, t) * columns[t]);
    }
}
