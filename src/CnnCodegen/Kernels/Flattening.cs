using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>A sequence as one vector.</summary>
public static class Flattening
{
    /// <summary>Channel after channel, each over all its positions: <c>y[c · length + t] = x[t, c]</c>.</summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="length">The number of positions.</param>
    /// <param name="y">Receives <c>channels · length</c> floats; must not overlap the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> x, int xPitch, int channels, int length, Span<float> y)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            Span<float> column = y.Slice(channel * length, length);
            for (int position = 0, source = channel; position < column.Length; position++, source += xPitch)
                column[position] = x[source];
        }
    }
}
