using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Normalisation of rows.</summary>
public static class Normalization
{
    /// <summary>
    /// <c>y = scale · x + shift</c> for each channel: batch normalisation, whose statistics are constants by now.
    /// </summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="scale">One factor per channel.</param>
    /// <param name="shift">One summand per channel.</param>
    /// <param name="y">Receives the rows; may be the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void ScaleAndShift(
        ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, Span<float> y, int yPitch)
    {
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
            TensorPrimitives.MultiplyAdd(x.Slice(source, scale.Length), scale, shift, y.Slice(target, scale.Length));
    }

    /// <summary>
    /// Layer normalisation: <c>y = weight · (x − mean) / √(variance + ε) + bias</c>, with the mean and the variance of each row.
    /// </summary>
    /// <param name="x">The sequence, one row per position.</param>
    /// <param name="xPitch">The floats from one of its rows to the next.</param>
    /// <param name="weight">One factor per channel.</param>
    /// <param name="bias">One summand per channel.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="y">Receives the rows; may be the source.</param>
    /// <param name="yPitch">The floats from one row to the next in <paramref name="y"/>.</param>
    public static void LayerNorm(
        ReadOnlySpan<float> x, int xPitch, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, float epsilon, Span<float> y, int yPitch)
    {
        int channels = weight.Length;
        for (int source = 0, target = 0; source < x.Length; source += xPitch, target += yPitch)
        {
            ReadOnlySpan<float> from = x.Slice(source, channels);
            Span<float> to = y.Slice(target, channels);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / channels, to);

            // Of the differences, not as the difference of two means of nearly the same size.
            float variance = TensorPrimitives.SumOfSquares<float>(to) / channels;
            TensorPrimitives.Multiply(to, 1 / MathF.Sqrt(variance + epsilon), to);
            TensorPrimitives.MultiplyAdd(to, weight, bias, to);
        }
    }
}
