namespace CnnCodegen.Preparation;

/// <summary>Takes a convolution's filters into the order in which kernels read them.</summary>
public static class FilterPacking
{
    /// <summary>
    /// Packs filters into panels, group by group. In a panel the weights of all its filters for one input value lie next to each other, and input
    /// values follow position by position, channel by channel. Filters that only fill up a panel get zeros.
    /// </summary>
    /// <param name="weight">The weight, <c>[filters, channels, width]</c>.</param>
    /// <param name="filters">The number of filters, of all groups.</param>
    /// <param name="channels">The number of input channels of a filter.</param>
    /// <param name="width">The positions that a filter reads.</param>
    /// <param name="lanes">The floats in a vector: <see cref="Kernels.SimdWidth.Lanes"/>, unless code is compiled for one width alone.</param>
    /// <param name="panels">The panels of a group, in vectors.</param>
    /// <param name="groups">The groups that the filters are divided into.</param>
    /// <returns><c>[group][panel][width × channels][vectors × lanes]</c>.</returns>
    public static AlignedFloats Pack(ReadOnlySpan<float> weight, int filters, int channels, int width, int lanes, PanelRun[] panels, int groups = 1)
    {
        int depth = width * channels;
        int filtersOfGroup = filters / groups;
        var packed = new AlignedFloats(checked(groups * panels.Sum(run => run.Panels * run.Vectors) * lanes * depth));
        Span<float> rest = packed.Writable;
        for (int group = 0; group < groups; group++)
        {
            ReadOnlySpan<float> source = weight.Slice(group * filtersOfGroup * depth, filtersOfGroup * depth);
            foreach (PanelRun run in panels)
            {
                int size = run.Vectors * lanes;
                for (int panel = 0; panel < run.Panels; panel++)
                {
                    // The last panel may be filled in part.
                    int floats = Math.Min(size * depth, source.Length);
                    PackPanel(source[..floats], channels, width, rest[..(size * depth)]);
                    source = source[floats..];
                    rest = rest[(size * depth)..];
                }
            }
        }

        return packed;
    }

    /// <summary>Packs the filters of a quasi-recurrent layer: the gates of each vector of units are a group.</summary>
    /// <param name="weight">The weight, <c>[gates · units, channels, width]</c>.</param>
    /// <param name="gates">The gates of a unit.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="channels">The number of input channels.</param>
    /// <param name="width">The positions that a filter reads.</param>
    /// <param name="lanes">The floats in a vector.</param>
    /// <param name="panels">The panels for the gates of a vector of units, in vectors.</param>
    /// <returns><c>[vector of units][panel][width × channels][vectors × lanes]</c>.</returns>
    public static AlignedFloats PackGates(ReadOnlySpan<float> weight, int gates, int units, int channels, int width, int lanes, PanelRun[] panels)
    {
        int vectors = (units + lanes - 1) / lanes;
        return Pack(GateOrder.ByVectors(weight, gates, units, lanes), vectors * gates * lanes, channels, width, lanes, panels, groups: vectors);
    }

    /// <summary>Packs the filters of a convolution whose groups are one channel and one filter each.</summary>
    /// <param name="weight">The weight, <c>[channels, 1, width]</c>.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="width">The positions that a filter reads.</param>
    /// <returns><c>[width, channels]</c>.</returns>
    public static AlignedFloats PackDepthwise(ReadOnlySpan<float> weight, int channels, int width)
    {
        var packed = new AlignedFloats(channels * width);
        PackPanel(weight[..(channels * width)], channels: 1, width, packed.Writable);
        return packed;
    }

    private static void PackPanel(ReadOnlySpan<float> weight, int channels, int width, Span<float> panel)
    {
        int depth = width * channels;
        int size = panel.Length / depth;
        for (int filter = 0; filter < weight.Length / depth; filter++)
        {
            ReadOnlySpan<float> source = weight.Slice(filter * depth, depth);
            for (int channel = 0; channel < channels; channel++)
            {
                for (int position = 0; position < width; position++)
                    panel[(((position * channels) + channel) * size) + filter] = source[(channel * width) + position];
            }
        }
    }
}
