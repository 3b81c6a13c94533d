namespace CnnCodegen;

/// <summary>
/// The sum of each channel: <c>y[c] = Σ_t x[t, c]</c>. Input: <c>length × channels</c>. Output: a vector of <c>channels</c>.
/// </summary>
/// <remarks>PyTorch: <c>sum(dim=2)</c> over a text's own positions; padding takes no part.</remarks>
public sealed class SumOverTimeAttribute : LayerAttribute;
