namespace CnnCodegen.Reference.Layers;

/// <summary><c>y[t, c] = max_j x~[t · stride + j − padding, c]</c>, where <c>x~</c> is −∞ beyond the ends.</summary>
public sealed class MaxPool1d : ReferenceLayer
{
    public override Type AttributeType => typeof(MaxPool1dAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (MaxPool1dAttribute)layer.Attribute;
        var x = (ReferenceValue.Sequence)inputs.Single();
        int stride = attribute.Stride == 0 ? attribute.Width : attribute.Stride;

        var rows = new List<double[]>();
        foreach (int start in LocalWindows.Starts(x.Length, attribute.Width, stride, attribute.Padding, attribute.Ceil))
        {
            double[] row = [.. Enumerable.Repeat(double.NegativeInfinity, x.Channels)];
            for (int t = Math.Max(start, 0); t < Math.Min(start + attribute.Width, x.Length); t++)
            {
                for (int c = 0; c < x.Channels; c++)
                    row[c] = Math.Max(row[c], x.Rows[t][c]);
            }

            rows.Add(row);
        }

        return new ReferenceValue.Sequence([.. rows]);
    }
}
