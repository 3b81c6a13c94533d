namespace CnnCodegen;

/// <summary>
/// The mean of each channel in each window: <c>y[t, c] = (1 / count) Σ_j x[t · stride + j − padding, c]</c>, with zeros beyond the ends. Input:
/// <c>length × channels</c>. Output: <c>⌊(length + 2 · padding − width) / stride⌋ + 1</c> positions <c>× channels</c>; <c>⌈…⌉</c> with
/// <see cref="Ceil"/>.
/// </summary>
/// <remarks>
/// PyTorch: <c>AvgPool1d(width, stride, padding, ceil_mode, count_include_pad)</c>. The count is that of the window's positions inside the text
/// and its padding, or inside the text alone without <see cref="CountPadding"/>; what a last window has beyond the padding never counts. A
/// window that would begin in the padding on the right is dropped.
/// </remarks>
/// <param name="width">The number of positions of a window.</param>
public sealed class AveragePool1dAttribute(int width) : LayerAttribute
{
    /// <summary>The number of positions of a window.</summary>
    public int Width { get; } = width;

    /// <summary>How many positions lie between the beginnings of two windows; 0 stands for the width.</summary>
    public int Stride { get; set; }

    /// <summary>How many zeros are added at each end; at most half of the width.</summary>
    public int Padding { get; set; }

    /// <summary>Whether a last window that is not full counts.</summary>
    public bool Ceil { get; set; }

    /// <summary>Whether the zeros of the padding count among the values that the mean is taken of.</summary>
    public bool CountPadding { get; set; } = true;
}
