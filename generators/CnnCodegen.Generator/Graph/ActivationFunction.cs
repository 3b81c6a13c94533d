namespace CnnCodegen.Generator.Graph;

/// <summary>An element-wise function with its parameter; the default is the identity.</summary>
/// <param name="Kind">Which family of functions.</param>
/// <param name="Parameter">Which of the family: the slope of a leaky rectifier, alpha of an exponential linear unit; otherwise null.</param>
internal readonly record struct ActivationFunction(Activation Kind, double? Parameter = null)
{
    /// <summary>Whether <c>f(x) ≤ f(y)</c> for all <c>x ≤ y</c>, so that it can change places with a maximum.</summary>
    public bool IsMonotone => Kind switch
    {
        Activation.None or Activation.Relu or Activation.Tanh or Activation.Sigmoid or Activation.HardTanh => true,
        Activation.LeakyRelu or Activation.Elu => Parameter >= 0,
        // Gelu and Silu have a minimum below zero.
        _ => false,
    };

    /// <summary>A family of one function is that function.</summary>
    public static implicit operator ActivationFunction(Activation kind) => new(kind);

    public static ActivationFunction Of(ActivationAttribute attribute) => attribute switch
    {
        LeakyReluAttribute leaky => new ActivationFunction(leaky.Activation, leaky.Slope),
        EluAttribute elu => new ActivationFunction(elu.Activation, elu.Alpha),
        _ => attribute.Activation,
    };

    /// <summary>As users write it: <c>Relu</c>, <c>LeakyRelu(0.01)</c>.</summary>
    public override string ToString() => Parameter is { } parameter ? $"{Kind}({Literals.Real(parameter)})" : Kind.ToString();
}
