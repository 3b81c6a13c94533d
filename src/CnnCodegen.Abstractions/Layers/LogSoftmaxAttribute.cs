namespace CnnCodegen;

/// <summary>
/// <c>y[c] = x[c] − log Σ_k e^x[k]</c> over the channels of a vector, or of each position of a sequence. Output: the same shape.
/// </summary>
/// <remarks>PyTorch: <c>log_softmax(dim=1)</c>.</remarks>
public sealed class LogSoftmaxAttribute : LayerAttribute;
