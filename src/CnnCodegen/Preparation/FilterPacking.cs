namespace CnnCodegen.Preparation;

/// <summary>Takes a convolution's filters into the order in which tiles read them.</summary>
public static class FilterPacking
{
    /// <summary>
    /// Packs filters into panels. In a panel the weights of all its filters for one input value lie next to each other, and input
    /// values follow in the order in which they lie in memory: position by position, channel by channel. Filters and channels
    /// that only fill up get zeros.
    /// </summary>
    /// <param name="weight">The weight, <c>[filters, channels, width]</c>.</param>
    /// <param name="filters">The number of filters.</param>
    /// <param name="channels">The number of input channels.</param>
    /// <param name="width">The positions that a filter covers.</param>
    /// <param name="pitch">The floats from one input row to the next, at least <paramref name="channels"/>.</param>
    /// <param name="lanes">The floats in a vector: <see cref="Kernels.SimdWidth.Lanes"/>, unless code is compiled for one width alone.</param>
    /// <param name="panels">The panels, in vectors.</param>
    /// <returns><c>[panel][width × pitch][vectors × lanes]</c>.</returns>
    public static AlignedFloats Pack(ReadOnlySpan<float> weight, int filters, int channels, int width, int pitch, int lanes, PanelRun[] panels)
    {
        int depth = width * pitch;
        var packed = new AlignedFloats(checked(panels.Sum(run => run.Panels * run.Vectors) * lanes * depth));
        Span<float> rest = packed.Writable;
        int first = 0;
        foreach (PanelRun run in panels)
        {
            int size = run.Vectors * lanes;
            for (int panel = 0; panel < run.Panels; panel++)
            {
                PackPanel(weight, Math.Min(size, filters - first), first, channels, width, pitch, size, rest);
                rest = rest[(depth * size)..];
                first += size;
            }
        }

        return packed;
    }

    private static void PackPanel(
        ReadOnlySpan<float> weight, int filters, int first, int channels, int width, int pitch, int size, Span<float> panel)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            ReadOnlySpan<float> source = weight.Slice((first + filter) * channels * width, channels * width);
            for (int channel = 0; channel < channels; channel++)
            {
                for (int position = 0; position < width; position++)
                    panel[(((position * pitch) + channel) * size) + filter] = source[(channel * width) + position];
            }
        }
    }
}
