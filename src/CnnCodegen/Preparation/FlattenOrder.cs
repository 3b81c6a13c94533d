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
        LoadThreads.For(outputs, weight, columns.Writable, (output, from, to) =>
        {
            ReadOnlySpan<float> source = from.Slice(output * channels * positions, channels * positions);
            Span<float> target = to.Slice(output * positions * pitch, positions * pitch);
            for (int position = 0; position < positions; position++)
            {
                Span<float> row = target.Slice(position * pitch, channels);
                for (int channel = 0; channel < row.Length; channel++)
                    row[channel] = source[(channel * positions) + position];
            }
        });
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
            for (int position = 0; position < positions; position++)
            {
                for (int channel = 0; channel < channels; channel++)
                    filters[(output * inputs) + (channel * positions) + position] = weight[(output * inputs) + (position * channels) + channel];
            }
        }

        return filters;
    }
}
