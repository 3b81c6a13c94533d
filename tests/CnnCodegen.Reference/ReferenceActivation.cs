namespace CnnCodegen.Reference;

/// <summary>The activations, element by element.</summary>
public static class ReferenceActivation
{
    public static double Apply(ActivationAttribute? activation, double x) => activation switch
    {
        null => x,
        ReluAttribute => Math.Max(x, 0),
        TanhAttribute => Math.Tanh(x),
        SigmoidAttribute => 1 / (1 + Math.Exp(-x)),
        LeakyReluAttribute leaky => x > 0 ? x : leaky.Slope * x,
        EluAttribute elu => x > 0 ? x : elu.Alpha * (Math.Exp(x) - 1),
        GeluAttribute => x * ErrorFunction.Complement(-x / Math.Sqrt(2)) / 2,
        SiluAttribute => x / (1 + Math.Exp(-x)),
        HardTanhAttribute => Math.Clamp(x, -1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The reference does not know this activation."),
    };

    public static ReferenceValue Apply(ActivationAttribute? activation, ReferenceValue value) => value switch
    {
        ReferenceValue.Sequence sequence => new ReferenceValue.Sequence([.. sequence.Rows.Select(row => Apply(activation, row))]),
        ReferenceValue.Vector vector => new ReferenceValue.Vector(Apply(activation, vector.Elements)),
        _ when activation is null => value,
        _ => throw new ArgumentException("Token ids have no activation.", nameof(value)),
    };

    private static double[] Apply(ActivationAttribute? activation, double[] elements) => [.. elements.Select(x => Apply(activation, x))];
}
