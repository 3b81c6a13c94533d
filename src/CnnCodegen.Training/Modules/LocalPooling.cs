namespace CnnCodegen.Training.Modules;

/// <summary>The windows of a local pooling, by PyTorch's rules.</summary>
/// <param name="Width">The positions of a window.</param>
/// <param name="Stride">The step from one window to the next.</param>
/// <param name="Padding">The positions added at both ends of a text.</param>
/// <param name="Ceil">Whether there is a last window that reaches beyond the padded end.</param>
internal readonly record struct LocalPooling(int Width, int Stride, int Padding, bool Ceil)
{
    /// <summary>The number of windows of a sequence.</summary>
    /// <param name="length">The sequence's length.</param>
    public int Windows(int length)
    {
        int reach = length + (2 * Padding) - Width;
        int windows = ((reach + (Ceil ? Stride - 1 : 0)) / Stride) + 1;

        // A window that would start in the right padding is dropped.
        return Ceil && (windows - 1) * Stride >= length + Padding ? windows - 1 : windows;
    }

    /// <summary>The absent positions that must follow the longest sequence, for its last window to be whole.</summary>
    /// <param name="length">The sequence's length.</param>
    public int Behind(int length) => Math.Max(0, ((Windows(length) - 1) * Stride) + Width - Padding - length);
}
