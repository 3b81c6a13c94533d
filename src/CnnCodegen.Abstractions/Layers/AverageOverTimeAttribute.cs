namespace CnnCodegen;

/// <summary>
/// The mean of each channel: <c>y[c] = (1 / length) Σ_t x[t, c]</c>. Input: <c>length × channels</c>. Output: a vector of <c>channels</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>mean(dim=2)</c> over a text's own positions; padding takes no part. Over an embedding it is the neural bag of words
/// of Kalchbrenner et al. (2014) and Iyyer et al. (2015).
/// </remarks>
public sealed class AverageOverTimeAttribute : LayerAttribute;
