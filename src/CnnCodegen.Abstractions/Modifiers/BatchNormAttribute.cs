namespace CnnCodegen;

/// <summary>
/// Batch normalisation of each channel: <c>y[t, c] = weight[c] · (x[t, c] − mean[c]) / √(variance[c] + epsilon) + bias[c]</c>. In inference the
/// mean and the variance are the running ones that the file holds; in training those of all positions of all texts of the batch, padding
/// left out.
/// </summary>
/// <remarks>
/// PyTorch: <c>BatchNorm1d(channels, eps, momentum)</c>. Beside <c>norm.weight</c> and <c>norm.bias</c> the file holds <c>norm.running_mean</c> and
/// <c>norm.running_var</c>, all <c>[channels]</c>. The variance of a batch is divided by the number of values; the running one by that number
/// less one. In a <see cref="ConvBankAttribute"/> it stands after each convolution, as <c>NGrams.0.norm.weight</c> and so on. Paper: Ioffe and
/// Szegedy (2015).
/// </remarks>
public sealed class BatchNormAttribute : NormalizationAttribute
{
    /// <summary>
    /// The share of a batch in the running statistics: <c>running = (1 − momentum) · running + momentum · batch</c>; in (0, 1].
    /// </summary>
    public double Momentum { get; set; } = 0.1;
}
