namespace CnnCodegen.Reference.Layers;

/// <summary>
/// <c>y[t, c] = (1 / count) Σ_j x~[t · stride + j − padding, c]</c>, where <c>x~</c> has zeros beyond the ends. The count is that of the positions of the
/// window in the text, with its padding where this counts; never of what lies beyond the padding.
/// </summary>
public sealed class AveragePool1d : ReferenceLayer
{
    public override Type AttributeType => typeof(AveragePool1dAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (AveragePool1dAttribute)layer.Attribute;
        var x = (ReferenceValue.Sequence)inputs.Single();
        int stride = attribute.Stride == 0 ? attribute.Width : attribute.Stride;
        int counted = attribute.CountPadding ? attribute.Padding : 0;

        var rows = new List<double[]>();
        foreach (int start in LocalWindows.Starts(x.Length, attribute.Width, stride, attribute.Padding, attribute.Ceil))
        {
            var row = new double[x.Channels];
            int count = 0;
            for (int t = start; t < start + attribute.Width; t++)
            {
                if (t >= -counted && t < x.Length + counted)
                    count++;
                for (int c = 0; c < x.Channels; c++)
                    row[c] += t >= 0 && t < x.Length ? x.Rows[t][c] : 0;
            }

            rows.Add([.. row.Select(sum => sum / count)]);
        }

        return new ReferenceValue.Sequence([.. rows]);
    }
}
