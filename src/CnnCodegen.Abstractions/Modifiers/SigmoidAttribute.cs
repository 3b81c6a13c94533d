namespace CnnCodegen;

/// <summary>Applies the logistic function <c>1 / (1 + e^−x)</c> to each element of the layer's result.</summary>
public sealed class SigmoidAttribute() : ActivationAttribute(Activation.Sigmoid);
