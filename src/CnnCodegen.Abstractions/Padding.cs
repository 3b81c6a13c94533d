namespace CnnCodegen;

/// <summary>How a convolution treats the ends of its input.</summary>
public enum Padding
{
    /// <summary>No padding: windows lie inside the input, which becomes shorter by <c>width − 1</c>. PyTorch: <c>padding=0</c>.</summary>
    Valid,

    /// <summary>
    /// Zeros at both ends, so that the length stays: <c>⌊(width − 1) / 2⌋</c> on the left, the rest on the right, as PyTorch's <c>padding='same'</c>.
    /// </summary>
    Same,

    /// <summary>
    /// <c>width − 1</c> zeros at each end, so that every filter position sees every word: the length becomes <c>length + width − 1</c>. PyTorch:
    /// <c>padding=width − 1</c>. Kim's code and Kalchbrenner et al. (2014), who call it a wide convolution.
    /// </summary>
    Wide,

    /// <summary>
    /// <c>width − 1</c> zeros on the left, so that a position sees itself and what stands before it, and the length stays. PyTorch: a
    /// left pad before the convolution. Bradbury et al. (2017) call it masked.
    /// </summary>
    Causal,
}

/// <summary>What paddings amount to.</summary>
public static class PaddingExtensions
{
    /// <summary>The zeros before and after a text.</summary>
    /// <param name="padding">The padding.</param>
    /// <param name="width">The positions that a filter covers, at least 1.</param>
    public static (int Left, int Right) Zeros(this Padding padding, int width) => padding switch
    {
        Padding.Same => ((width - 1) / 2, width - 1 - ((width - 1) / 2)),
        Padding.Wide => (width - 1, width - 1),
        Padding.Causal => (width - 1, 0),
        _ => (0, 0),
    };
}
