namespace CnnCodegen;

/// <summary>An element-wise function after a layer.</summary>
public enum Activation
{
    /// <summary>The identity.</summary>
    None,

    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function <c>1 / (1 + e^−x)</c>.</summary>
    Sigmoid,

    /// <summary><c>x</c> above zero, <c>slope · x</c> below; see <see cref="LeakyReluAttribute"/>.</summary>
    LeakyRelu,

    /// <summary><c>x</c> above zero, <c>alpha · (e^x − 1)</c> below; see <see cref="EluAttribute"/>.</summary>
    Elu,

    /// <summary><c>x · Φ(x)</c>, with the distribution function of the normal distribution.</summary>
    Gelu,

    /// <summary><c>x / (1 + e^−x)</c>.</summary>
    Silu,

    /// <summary><c>min(max(x, −1), 1)</c>.</summary>
    HardTanh,
}
