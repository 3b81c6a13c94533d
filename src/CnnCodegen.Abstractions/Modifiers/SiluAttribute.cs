namespace CnnCodegen;

/// <summary>
/// Applies the sigmoid linear unit, also called swish, to each element of the layer's result: <c>x / (1 + e^−x)</c>.
/// PyTorch: <c>SiLU()</c>. Papers: Elfwing, Uchibe and Doya (2018); Ramachandran, Zoph and Le (2017).
/// </summary>
public sealed class SiluAttribute() : ActivationAttribute(Activation.Silu);
