namespace CnnCodegen;

/// <summary>How a convolution treats the ends of its input.</summary>
/// <remarks>A filter of <c>width</c> positions that stand <c>dilation</c> apart covers <c>extent = dilation · (width − 1) + 1</c> positions.</remarks>
public enum Padding
{
    /// <summary>No padding: windows lie inside the input, which becomes shorter by <c>extent − 1</c>. PyTorch: <c>padding=0</c>.</summary>
    Valid,

    /// <summary>
    /// Zeros at both ends, so that the length stays: <c>⌊(extent − 1) / 2⌋</c> on the left, the rest on the right, as PyTorch's <c>padding='same'</c>.
    /// With a stride, the zeros are the same and the windows fewer.
    /// </summary>
    Same,

    /// <summary>
    /// <c>extent − 1</c> zeros at each end, so that every filter position sees every word: the length becomes <c>length + extent − 1</c>. PyTorch:
    /// <c>padding=extent − 1</c>. Kim's code and Kalchbrenner et al. (2014), who call it a wide convolution.
    /// </summary>
    Wide,

    /// <summary>
    /// <c>extent − 1</c> zeros on the left, so that a position sees itself and what stands before it, and the length stays. PyTorch: a
    /// left pad before the convolution. Bradbury et al. (2017) call it masked.
    /// </summary>
    Causal,

    /// <summary>As many zeros as <see cref="Conv1dAttribute.PadLeft"/> and <see cref="Conv1dAttribute.PadRight"/> say.</summary>
    Explicit,
}

/// <summary>What paddings amount to.</summary>
public static class PaddingExtensions
{
    /// <summary>
    /// The zeros before and after a text; none for <see cref="Padding.Explicit"/>, whose numbers stand at the layer: see
    /// <see cref="Conv1dAttribute.Zeros"/>.
    /// </summary>
    /// <param name="padding">The padding.</param>
    /// <param name="width">The positions that a filter reads, at least 1.</param>
    /// <param name="dilation">How far apart these positions stand, at least 1.</param>
    public static (int Left, int Right) Zeros(this Padding padding, int width, int dilation = 1)
    {
        int beyond = dilation * (width - 1);
        return padding switch
        {
            Padding.Same => (beyond / 2, beyond - (beyond / 2)),
            Padding.Wide => (beyond, beyond),
            Padding.Causal => (beyond, 0),
            _ => (0, 0),
        };
    }
}
