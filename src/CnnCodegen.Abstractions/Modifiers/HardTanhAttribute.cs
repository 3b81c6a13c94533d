namespace CnnCodegen;

/// <summary>
/// Applies the hyperbolic tangent made of straight lines to each element of the layer's result: <c>min(max(x, −1), 1)</c>.
/// PyTorch: <c>Hardtanh()</c>. Paper: Collobert et al. (2011).
/// </summary>
public sealed class HardTanhAttribute() : ActivationAttribute(Activation.HardTanh);
