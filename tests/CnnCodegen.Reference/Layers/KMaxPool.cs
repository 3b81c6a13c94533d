namespace CnnCodegen.Reference.Layers;

/// <summary>The k largest values of each channel in the order in which they stand; of equal ones the earliest; zeros where there are too few.</summary>
public sealed class KMaxPool : ReferenceLayer
{
    public override Type AttributeType => typeof(KMaxPoolAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Largest((ReferenceValue.Sequence)inputs.Single(), ((KMaxPoolAttribute)layer.Attribute).K);

    internal static ReferenceValue.Sequence Largest(ReferenceValue.Sequence x, int k)
    {
        double[][] rows = [.. Enumerable.Range(0, k).Select(_ => new double[x.Channels])];
        for (int c = 0; c < x.Channels; c++)
        {
            var kept = new bool[x.Length];
            for (int i = 0; i < Math.Min(k, x.Length); i++)
                kept[FirstLargest(x, c, kept)] = true;

            int place = 0;
            for (int t = 0; t < x.Length; t++)
            {
                if (kept[t])
                    rows[place++][c] = x.Rows[t][c];
            }
        }

        return new ReferenceValue.Sequence(rows);
    }

    /// <summary>The position of the largest value of a channel that is not kept yet; of equal ones the first.</summary>
    private static int FirstLargest(ReferenceValue.Sequence x, int channel, bool[] kept)
    {
        int best = -1;
        for (int t = 0; t < x.Length; t++)
        {
            if (!kept[t] && (best < 0 || x.Rows[t][channel] > x.Rows[best][channel]))
                best = t;
        }

        return best;
    }
}
