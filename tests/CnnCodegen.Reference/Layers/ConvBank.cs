namespace CnnCodegen.Reference.Layers;

/// <summary>For each width a convolution, the activation, the maximum over time; the results in the order written.</summary>
public sealed class ConvBank : ReferenceLayer
{
    public override Type AttributeType => typeof(ConvBankAttribute);

    /// <summary>The activation stands inside, below the maximum, so that none is left to apply to the whole.</summary>
    public override ReferenceValue Evaluate(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights) =>
        Compute(layer, inputs, weights);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights)
    {
        var attribute = (ConvBankAttribute)layer.Attribute;
        var x = (ReferenceValue.Sequence)inputs.Single();

        var joined = new List<double>();
        for (int part = 0; part < attribute.Widths.Length; part++)
        {
            ReferenceValue map = Conv1d.Convolve(
                x,
                weights.Of(layer, FormattableString.Invariant($"{part}.weight")),
                weights.Of(layer, FormattableString.Invariant($"{part}.bias")),
                attribute.Filters[part],
                attribute.Widths[part],
                attribute.Padding);
            map = ReferenceActivation.Apply(layer.ActivationModifier, map);
            joined.AddRange(MaxOverTime.Maximum((ReferenceValue.Sequence)map).Elements);
        }

        return new ReferenceValue.Vector([.. joined]);
    }
}
