namespace CnnCodegen;

/// <summary>
/// The last position: <c>y[c] = x[length − 1, c]</c>. Input: <c>length × channels</c>. Output: a vector of <c>channels</c>.
/// </summary>
/// <remarks>PyTorch: <c>x[:, :, -1]</c> for a text alone; the last of a text's own positions, not of its batch.</remarks>
public sealed class LastStepAttribute : LayerAttribute;
