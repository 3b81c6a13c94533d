using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Pooling over windows that move along a sequence. A window is cut to the positions that the sequence has.</summary>
public static class LocalPooling
{
    /// <summary>The largest value of each channel under each window.</summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="width">The positions under a window.</param>
    /// <param name="stride">The positions from one window to the next.</param>
    /// <param name="padding">The positions by which the first window starts before the sequence; fewer than <paramref name="width"/>.</param>
    /// <param name="positions">The number of windows; each covers a position of the sequence at least.</param>
    /// <param name="y">Receives one row per window.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Max(
        ReadOnlySpan<float> x, int xPitch, int channels, int length, int width, int stride, int padding, int positions, Span<float> y, int yPitch) =>
        Reduce<MaxReduction>(x, xPitch, channels, length, width, stride, padding, positions, y, yPitch);

    /// <summary>The mean of each channel under each window.</summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="width">The positions under a window.</param>
    /// <param name="stride">The positions from one window to the next.</param>
    /// <param name="padding">The positions by which windows may reach over either end; fewer than <paramref name="width"/>.</param>
    /// <param name="countPadding">
    /// Whether those positions count as zeros; otherwise the mean is that of the sequence's own. Positions farther outside never count.
    /// </param>
    /// <param name="positions">The number of windows; each covers a position of the sequence at least.</param>
    /// <param name="y">Receives one row per window.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Average(
        ReadOnlySpan<float> x, int xPitch, int channels, int length, int width, int stride, int padding, bool countPadding, int positions, Span<float> y, int yPitch)
    {
        Reduce<SumReduction>(x, xPitch, channels, length, width, stride, padding, positions, y, yPitch);
        for (int position = 0; position < positions; position++)
        {
            int start = (position * stride) - padding;
            int count = countPadding ? Math.Min(width, length + padding - start) : Math.Min(start + width, length) - Math.Max(start, 0);
            Span<float> row = y.Slice(position * yPitch, channels);
            TensorPrimitives.Multiply(row, 1f / count, row);
        }
    }

    internal static void Reduce<TReduction>(
        ReadOnlySpan<float> x, int xPitch, int channels, int length, int width, int stride, int padding, int positions, Span<float> y, int yPitch)
        where TReduction : struct, IReduction =>
        VectorDispatch.Run(
            new PoolingKernel<TReduction>
            {
                X = x,
                XPitch = xPitch,
                Channels = channels,
                Length = length,
                Width = width,
                Stride = stride,
                Padding = padding,
                Positions = positions,
                Y = y,
                YPitch = yPitch,
            },
            channels);
}
