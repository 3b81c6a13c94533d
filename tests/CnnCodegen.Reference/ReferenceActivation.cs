namespace CnnCodegen.Reference;

/// <summary>The activations, element by element.</summary>
public static class ReferenceActivation
{
    public static double Apply(ActivationAttribute? activation, double x) => activation switch
    {
        null => x,
        LeakyReluAttribute leaky => x > 0 ? x : leaky.Slope * x,
        EluAttribute elu => x > 0 ? x : elu.Alpha * (Math.Exp(x) - 1),
        _ => Apply(activation.Activation, x),
    };

    /// <summary>The functions that have no arguments.</summary>
    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Gelu => x * ErrorFunction.Complement(-x / Math.Sqrt(2)) / 2,
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.HardTanh => Math.Clamp(x, -1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The reference does not know this activation."),
    };

    public static ReferenceValue Apply(ActivationAttribute? activation, ReferenceValue value) =>
        activation is null ? value : value.EachVector(vector => [.. vector.Select(x => Apply(activation, x))]);
}
