namespace CnnCodegen;

/// <summary>Applies the hyperbolic tangent to each element of the layer's result.</summary>
public sealed class TanhAttribute() : ActivationAttribute(Activation.Tanh);
