namespace CnnCodegen.Reference.Layers;

/// <summary>Row t is row t of the first input, or zeros where that has none, for each position t of the second input.</summary>
public sealed class FitLength : ReferenceLayer
{
    public override Type AttributeType => typeof(FitLengthAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var x = (ReferenceValue.Sequence)inputs[0];
        int length = inputs[1] is ReferenceValue.Tokens tokens ? tokens.Ids.Length : ((ReferenceValue.Sequence)inputs[1]).Length;
        return new ReferenceValue.Sequence([.. Enumerable.Range(0, length).Select(t => t < x.Length ? x.Rows[t] : new double[x.Channels])]);
    }
}
