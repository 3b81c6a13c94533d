namespace CnnCodegen;

/// <summary>
/// The largest value of each channel in each window: <c>y[t, c] = max_j x[t · stride + j − padding, c]</c>, where what lies beyond the ends is
/// −∞. Input: <c>length × channels</c>. Output: <c>⌊(length + 2 · padding − width) / stride⌋ + 1</c> positions <c>× channels</c>; <c>⌈…⌉</c> with
/// <see cref="Ceil"/>.
/// </summary>
/// <remarks>
/// PyTorch: <c>MaxPool1d(width, stride, padding, ceil_mode)</c>. With <c>ceil_mode</c> the last window may reach beyond the end, but one that would
/// begin in the padding on the right is dropped. Window 3, stride 2, padding 1 halves: Conneau et al. (2017).
/// </remarks>
/// <param name="width">The number of positions of a window.</param>
public sealed class MaxPool1dAttribute(int width) : LayerAttribute
{
    /// <summary>The number of positions of a window.</summary>
    public int Width { get; } = width;

    /// <summary>How many positions lie between the beginnings of two windows; 0 stands for the width.</summary>
    public int Stride { get; set; }

    /// <summary>How many positions are added at each end; at most half of the width.</summary>
    public int Padding { get; set; }

    /// <summary>Whether a last window that is not full counts.</summary>
    public bool Ceil { get; set; }
}
