using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>
/// The convolutional sentence model: each channel for itself runs through convolutions of width 2, 3, 4 and so on, until no more
/// positions are left than the next is wide; the top of just that width makes them one.
/// </summary>
public static class SentenceModelKernel
{
    /// <summary>The floats of working memory that <see cref="Apply"/> needs.</summary>
    /// <param name="length">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    public static int WorkspaceLength(int length, int channels) => Math.Max(length - 1, 0) * channels;

    /// <summary>Computes the vector of a sequence.</summary>
    /// <param name="x">The sequence, one row per position, at least one.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="kernels">The convolutions of width 2, 3, ..., packed by <see cref="Preparation.SentenceModelPacking"/>.</param>
    /// <param name="tops">The tops of width 2, 3, ..., packed by <see cref="Preparation.SentenceModelPacking"/>.</param>
    /// <param name="y">Receives one value per channel; must not overlap the others.</param>
    /// <param name="workspace">Working memory of <see cref="WorkspaceLength"/> floats with any content.</param>
    public static void Apply(
        ReadOnlySpan<float> x, int xPitch, int length, ReadOnlySpan<float> kernels, ReadOnlySpan<float> tops, Span<float> y, Span<float> workspace)
    {
        int channels = y.Length;
        int width = 2;
        for (; length > width; width++)
        {
            length -= width - 1;
            ReadOnlySpan<float> kernel = Filters(kernels, width, channels);
            for (int position = 0; position < length; position++)
            {
                // In place from the second convolution on: a row is written when nothing but itself still needs it.
                Span<float> row = workspace.Slice(position * channels, channels);
                Combine(x[(position * xPitch)..], xPitch, kernel, row);
                Activations.Sigmoid(row, row);
            }

            x = workspace;
            xPitch = channels;
        }

        if (length == 1)
            x[..channels].CopyTo(y);
        else
            Combine(x, xPitch, Filters(tops, length, channels), y);
    }

    private static ReadOnlySpan<float> Filters(ReadOnlySpan<float> packed, int width, int channels) =>
        packed.Slice(Preparation.SentenceModelPacking.Start(width, channels), width * channels);

    private static void Combine(ReadOnlySpan<float> rows, int pitch, ReadOnlySpan<float> filters, Span<float> y)
    {
        TensorPrimitives.Multiply(rows[..y.Length], filters[..y.Length], y);
        for (int start = y.Length, source = pitch; start < filters.Length; start += y.Length, source += pitch)
            TensorPrimitives.MultiplyAdd(rows.Slice(source, y.Length), filters.Slice(start, y.Length), y, y);
    }
}
