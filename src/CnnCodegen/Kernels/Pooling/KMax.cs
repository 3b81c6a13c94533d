namespace CnnCodegen.Kernels;

/// <summary>The largest values over time, more than one per channel.</summary>
public static class KMax
{
    /// <summary>The floats of working memory per position of the source.</summary>
    public const int WorkspacePerPosition = 16;

    /// <summary>The floats of working memory that <see cref="Select"/> needs.</summary>
    /// <param name="length">The number of positions.</param>
    /// <param name="k">The number of values that are kept.</param>
    /// <param name="channels">The number of channels.</param>
    public static int WorkspaceLength(int length, int k, int channels) => WorkspacePerPosition * length;

    /// <summary>
    /// The <paramref name="k"/> largest values of each channel in their order in time; of equal ones the earliest. Where there are fewer
    /// positions, all of them, and zeros behind them.
    /// </summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="k">The number of values that are kept of each channel, at least one.</param>
    /// <param name="y">Receives <paramref name="k"/> rows; must not overlap the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    /// <param name="workspace">Working memory of <see cref="WorkspaceLength"/> floats with any content.</param>
    public static void Select(
        ReadOnlySpan<float> x, int xPitch, int channels, int length, int k, Span<float> y, int yPitch, Span<float> workspace)
    {
        if (k < length)
        {
            VectorDispatch.Run(
                new KMaxKernel { X = x, XPitch = xPitch, Channels = channels, Length = length, K = k, Y = y, YPitch = yPitch, Workspace = workspace },
                channels);
            return;
        }

        for (int position = 0; position < k; position++)
        {
            Span<float> row = y.Slice(position * yPitch, channels);
            if (position < length)
                x.Slice(position * xPitch, channels).CopyTo(row);
            else
                row.Clear();
        }
    }
}
