namespace CnnCodegen;

/// <summary>Applies the rectifier <c>max(x, 0)</c> to each element of the layer's result. Paper: Nair and Hinton (2010).</summary>
public sealed class ReluAttribute() : ActivationAttribute(Activation.Relu);
