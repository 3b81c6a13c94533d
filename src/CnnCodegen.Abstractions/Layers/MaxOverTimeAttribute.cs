namespace CnnCodegen;

/// <summary>
/// The largest value of each channel: <c>y[c] = max_t x[t, c]</c>. Input: <c>length × channels</c>. Output: a vector of <c>channels</c>.
/// </summary>
/// <remarks>PyTorch: <c>amax(dim=2)</c> over a text's own positions; padding takes no part. Paper: Collobert et al. (2011).</remarks>
public sealed class MaxOverTimeAttribute : LayerAttribute;
