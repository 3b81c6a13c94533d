namespace CnnCodegen.Reference;

/// <summary>The activations, element by element.</summary>
public static class ReferenceActivation
{
    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The reference does not know this activation."),
    };

    public static ReferenceValue Apply(Activation activation, ReferenceValue value) => value switch
    {
        ReferenceValue.Sequence sequence => new ReferenceValue.Sequence([.. sequence.Rows.Select(row => Apply(activation, row))]),
        ReferenceValue.Vector vector => new ReferenceValue.Vector(Apply(activation, vector.Elements)),
        _ when activation == Activation.None => value,
        _ => throw new ArgumentException("Token ids have no activation.", nameof(value)),
    };

    private static double[] Apply(Activation activation, double[] elements) => [.. elements.Select(x => Apply(activation, x))];
}
