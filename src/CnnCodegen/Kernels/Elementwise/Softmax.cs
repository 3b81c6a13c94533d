using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Probabilities of scores, row by row. The largest score is taken off first, so that no exponential overflows.</summary>
public static class Softmax
{
    /// <summary><c>y[c] = e^x[c] / Σ e^x</c> for each row.</summary>
    /// <param name="x">The sequence, one row per position; or a vector, as the one row.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="y">Receives the rows; may be the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void Rows(ReadOnlySpan<float> x, int xPitch, int channels, Span<float> y, int yPitch)
    {
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
        {
            ReadOnlySpan<float> from = x.Slice(source, channels);
            Span<float> to = y.Slice(target, channels);
            TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
            TensorPrimitives.Multiply(to, 1 / Exponentials.Replace(to), to);
        }
    }

    /// <summary><c>y[c] = x[c] − ln Σ e^x</c> for each row.</summary>
    /// <param name="x">The sequence, one row per position; or a vector, as the one row.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="y">Receives the rows; may be the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void LogRows(ReadOnlySpan<float> x, int xPitch, int channels, Span<float> y, int yPitch)
    {
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
        {
            Span<float> to = y.Slice(target, channels);
            ReadOnlySpan<float> from = x.Slice(source, channels);
            TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
            TensorPrimitives.Subtract(to, MathF.Log(Exponentials.Sum(to)), to);
        }
    }
}
