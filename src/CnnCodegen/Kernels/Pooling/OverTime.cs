using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Pooling over all positions of a sequence.</summary>
public static class OverTime
{
    /// <summary>The largest value of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel; must not overlap the rows.</param>
    public static void Max(ReadOnlySpan<float> rows, int pitch, Span<float> result) => Reduce<MaxReduction>(rows, pitch, result);

    /// <summary>The mean of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel; must not overlap the rows.</param>
    public static void Average(ReadOnlySpan<float> rows, int pitch, Span<float> result)
    {
        Sum(rows, pitch, result);
        TensorPrimitives.Multiply(result, 1f / Count(rows, pitch), result);
    }

    /// <summary>The sum of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel; must not overlap the rows.</param>
    public static void Sum(ReadOnlySpan<float> rows, int pitch, Span<float> result) => Reduce<SumReduction>(rows, pitch, result);

    private static void Reduce<TReduction>(ReadOnlySpan<float> rows, int pitch, Span<float> result)
        where TReduction : struct, IReduction =>
        LocalPooling.Reduce<TReduction>(rows, pitch, result.Length, Count(rows, pitch), Count(rows, pitch), 1, 0, 1, result, result.Length);

    private static int Count(ReadOnlySpan<float> rows, int pitch) => (rows.Length + pitch - 1) / pitch;
}
