namespace CnnCodegen.Reference.Layers;

/// <summary>For each width a convolution, the normalisation, the activation, the pooling; the results joined in the order written.</summary>
public sealed class ConvBank : ReferenceLayer
{
    public override Type AttributeType => typeof(ConvBankAttribute);

    /// <summary>The modifiers stand inside, below the pooling, so that none is left to apply to the whole.</summary>
    public override ReferenceValue Evaluate(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) =>
        Compute(layer, inputs, context);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        var attribute = (ConvBankAttribute)layer.Attribute;
        var parts = new List<ReferenceValue>();
        for (int part = 0; part < attribute.Widths.Length; part++)
        {
            string prefix = FormattableString.Invariant($"{part}.");
            ReferenceValue map = Conv1d.Convolve(
                (ReferenceValue.Sequence)inputs.Single(),
                new Conv1dAttribute(attribute.Filters[part], attribute.Widths[part]) { Padding = attribute.Padding },
                context.Weights.Of(layer, prefix + "weight"),
                context.Weights.Of(layer, prefix + "bias"));
            map = ReferenceNormalization.Apply(layer.Normalization, map, name => context.Weights.Of(layer, prefix + name));
            map = ReferenceActivation.Apply(layer.ActivationModifier, map);
            parts.Add(Pool((ReferenceValue.Sequence)map, attribute));
        }

        return Broadcast.Join(parts, vectors => [.. vectors.SelectMany(vector => vector)]);
    }

    private static ReferenceValue Pool(ReferenceValue.Sequence map, ConvBankAttribute attribute) => attribute.Pooling switch
    {
        Pooling.Max => MaxOverTime.Maximum(map),
        Pooling.Average => AverageOverTime.Average(map),
        Pooling.Sum => SumOverTime.Sum(map),
        Pooling.KMax => KMaxPool.Largest(map, attribute.K),
        Pooling.LastStep => LastStep.Last(map),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute.Pooling, "The reference does not know this pooling."),
    };
}
