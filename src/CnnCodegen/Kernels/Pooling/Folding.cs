using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Adds neighbouring channels, so that half as many are left.</summary>
public static class Folding
{
    /// <summary><c>y[t, r] = x[t, 2r] + x[t, 2r + 1]</c>.</summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels of the source, even.</param>
    /// <param name="y">Receives half as many channels per position; must not overlap the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> x, int xPitch, int channels, Span<float> y, int yPitch)
    {
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
            FoldRow(x.Slice(source, channels), y.Slice(target, channels / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldRow(ReadOnlySpan<float> x, Span<float> y)
    {
        int lanes = Vector<float>.Count;
        int r = 0;
        for (; r <= y.Length - lanes; r += lanes)
        {
            // Two neighbours are one wide integer, whose halves are the neighbours.
            Vector<ulong> first = Vector.AsVectorUInt64(new Vector<float>(x[(2 * r)..]));
            Vector<ulong> second = Vector.AsVectorUInt64(new Vector<float>(x[((2 * r) + lanes)..]));
            Vector<uint> low = Vector.Narrow(first, second);
            Vector<uint> high = Vector.Narrow(first >>> 32, second >>> 32);
            (Vector.AsVectorSingle(low) + Vector.AsVectorSingle(high)).CopyTo(y[r..]);
        }

        for (; r < y.Length; r++)
            y[r] = x[2 * r] + x[(2 * r) + 1];
    }
}
