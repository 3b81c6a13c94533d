namespace CnnCodegen;

/// <summary>
/// Normalisation over the channels of a vector, or of each position of a sequence:
/// <c>y[c] = weight[c] · (x[c] − mean(x)) / √(variance(x) + epsilon) + bias[c]</c>, the variance divided by the number of channels.
/// </summary>
/// <remarks>
/// PyTorch: <c>LayerNorm(channels, eps)</c>, weights <c>norm.weight</c> and <c>norm.bias</c>, both <c>[channels]</c>. Paper: Ba, Kiros and Hinton (2016).
/// </remarks>
public sealed class LayerNormAttribute : NormalizationAttribute;
