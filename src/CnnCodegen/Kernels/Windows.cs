namespace CnnCodegen.Kernels;

/// <summary>The rows under a window side by side, as one wide row.</summary>
public static class Windows
{
    /// <summary>
    /// Row <c>t</c> of the result holds the rows <c>t − (size − 1) / 2</c> to <c>t + size / 2</c> of the source, one after the other.
    /// </summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="size">The rows under a window.</param>
    /// <param name="padding">The row that stands for those beyond the ends; empty for zeros.</param>
    /// <param name="y">Receives <c>size · channels</c> floats per position; must not overlap the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Copy(
        ReadOnlySpan<float> x, int xPitch, int channels, int length, int size, ReadOnlySpan<float> padding, Span<float> y, int yPitch)
    {
        for (int position = 0; position < length; position++)
        {
            Span<float> row = y.Slice(position * yPitch, size * channels);
            int first = position - ((size - 1) / 2);
            for (int source = first; source < first + size; source++, row = row[channels..])
            {
                if (source >= 0 && source < length)
                    x.Slice(source * xPitch, channels).CopyTo(row);
                else if (padding.IsEmpty)
                    row[..channels].Clear();
                else
                    padding.CopyTo(row);
            }
        }
    }
}
