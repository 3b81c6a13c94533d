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
}
