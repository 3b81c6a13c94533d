namespace CnnCodegen;

/// <summary>
/// Each position with its neighbours side by side: position <c>t</c> has the rows <c>t − ⌊(size − 1) / 2⌋</c> to <c>t + ⌊size / 2⌋</c>, one after the other.
/// Beyond the ends stand zeros, or a learned row. Input: <c>length × channels</c>. Output: <c>length × size · channels</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>unfold</c> over time, position by position (and not channel by channel, as in a <c>Conv1d</c>'s weight); weight <c>padding [channels]</c> with
/// <see cref="LearnedPadding"/>. Papers: Collobert et al. (2011), dos Santos and Zadrozny (2014).
/// </remarks>
/// <param name="size">The number of positions side by side.</param>
public sealed class WindowAttribute(int size) : LayerAttribute
{
    /// <summary>The number of positions side by side.</summary>
    public int Size { get; } = size;

    /// <summary>Whether what stands beyond the ends is learned instead of zero.</summary>
    public bool LearnedPadding { get; set; }
}
