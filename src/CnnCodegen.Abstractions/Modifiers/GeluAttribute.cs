namespace CnnCodegen;

/// <summary>
/// Applies the Gaussian error linear unit to each element of the layer's result: <c>x · Φ(x) = x / 2 · (1 + erf(x / √2))</c>, the exact
/// form, not the approximation by a hyperbolic tangent. PyTorch: <c>GELU()</c>. Paper: Hendrycks and Gimpel (2016).
/// </summary>
public sealed class GeluAttribute() : ActivationAttribute(Activation.Gelu);
