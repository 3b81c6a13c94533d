namespace CnnCodegen.Reference.Layers;

/// <summary>Position t has the rows <c>t − ⌊(size − 1) / 2⌋ … t + ⌊size / 2⌋</c> side by side; beyond the ends stand zeros or the learned row.</summary>
public sealed class Window : ReferenceLayer
{
    public override Type AttributeType => typeof(WindowAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (WindowAttribute)layer.Attribute;
        var x = (ReferenceValue.Sequence)inputs.Single();
        ReferenceTensor? padding = attribute.LearnedPadding ? context.Weights.Of(layer, "padding") : null;

        var rows = new double[x.Length][];
        for (int t = 0; t < x.Length; t++)
        {
            var row = new List<double>();
            for (int position = t - ((attribute.Size - 1) / 2); position <= t + (attribute.Size / 2); position++)
            {
                for (int c = 0; c < x.Channels; c++)
                    row.Add(position >= 0 && position < x.Length ? x.Rows[position][c] : padding?[c] ?? 0);
            }

            rows[t] = [.. row];
        }

        return new ReferenceValue.Sequence(rows);
    }
}
