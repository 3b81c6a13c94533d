using System.Numerics.Tensors;

namespace CnnCodegen.Kernels;

/// <summary>Pooling over all positions of a sequence.</summary>
public static class OverTime
{
    /// <summary>The largest value of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel.</param>
    public static void Max(ReadOnlySpan<float> rows, int pitch, Span<float> result)
    {
        rows[..result.Length].CopyTo(result);
        for (int start = pitch; start < rows.Length; start += pitch)
            TensorPrimitives.Max(result, rows.Slice(start, result.Length), result);
    }

    /// <summary>The mean of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel.</param>
    public static void Average(ReadOnlySpan<float> rows, int pitch, Span<float> result)
    {
        Sum(rows, pitch, result);
        TensorPrimitives.Multiply(result, 1f / (rows.Length / pitch), result);
    }

    /// <summary>The sum of each channel.</summary>
    /// <param name="rows">The sequence, one row per position, at least one.</param>
    /// <param name="pitch">The floats from one row to the next, at least the number of channels.</param>
    /// <param name="result">Receives one value per channel.</param>
    public static void Sum(ReadOnlySpan<float> rows, int pitch, Span<float> result)
    {
        rows[..result.Length].CopyTo(result);
        for (int start = pitch; start < rows.Length; start += pitch)
            TensorPrimitives.Add(result, rows.Slice(start, result.Length), result);
    }
}
