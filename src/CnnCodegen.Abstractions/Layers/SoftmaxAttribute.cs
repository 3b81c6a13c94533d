namespace CnnCodegen;

/// <summary>
/// <c>y[c] = e^x[c] / Σ_k e^x[k]</c> over the channels of a vector, or of each position of a sequence. Output: the same shape.
/// </summary>
/// <remarks>PyTorch: <c>softmax(dim=1)</c>. A classifier's last layer yields logits without it: its probabilities are made when it predicts.</remarks>
public sealed class SoftmaxAttribute : LayerAttribute;
