namespace CnnCodegen.Preparation;

/// <summary>Takes weights over sequences from PyTorch's order, channel by channel, to that of rows, position by position; or back.</summary>
public static class FlattenOrder
{
    /// <summary>
    /// The weight of a fully connected layer behind a flattened sequence, for the rows as they lie in memory: between the rows, where
    /// the sequence has gaps, are zeros.
    /// </summary>
    /// <param name="weight">The weight, <c>[outputs, channels · positions]</c>, positions fastest.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="pitch">The floats from one row of the sequence to the next, at least <paramref name="channels"/>.</param>
    /// <returns><c>[outputs, positions · pitch]</c>.</returns>
    public static AlignedFloats Columns(ReadOnlySpan<float> weight, int outputs, int channels, int positions, int pitch)
    {
        var columns = new AlignedFloats(checked(outputs * positions * pitch));
        for (int output = 0; output < outputs; output++)
        {
            ReadOnlySpan<float> source = weight.Slice(output * channels * positions, channels * positions);
            Span<float> target = columns.Writable.Slice(output * positions * pitch, positions * pitch);
            for (int i = 0; i < source.Length; i++)
                target[(i % positions * pitch) + (i / positions)] = source[i];
        }

        return columns;
    }

    /// <summary>
    /// The weight of a fully connected layer over the rows under a window, as that of a convolution of the window's width.
    /// </summary>
    /// <param name="weight">The weight, <c>[outputs, positions · channels]</c>, channels fastest.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="channels">The number of channels of a row.</param>
    /// <param name="positions">The rows under the window.</param>
    /// <returns><c>[outputs, channels, positions]</c>.</returns>
    public static float[] Filters(ReadOnlySpan<float> weight, int outputs, int channels, int positions)
    {
        float[] filters = new float[weight.Length];
        int inputs = channels * positions;
        for (int output = 0; output < outputs; output++)
        {
            for (int i = 0; i < inputs; i++)
                filters[(output * inputs) + (i % channels * positions) + (i / channels)] = weight[(output * inputs) + i];
        }

        return filters;
    }
}
