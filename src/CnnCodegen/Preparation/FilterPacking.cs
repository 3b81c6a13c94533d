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
        List<Panel> all = [];
        int start = 0;
        for (int group = 0; group < groups; group++)
        {
            int filter = 0;
            foreach (PanelRun run in panels)
            {
                for (int panel = 0; panel < run.Panels; panel++)
                {
                    // The last panel may be filled in part.
                    int size = run.Vectors * lanes;
                    int count = Math.Clamp(filtersOfGroup - filter, 0, size);
                    all.Add(new Panel((group * filtersOfGroup) + filter, count, start, size));
                    filter += count;
                    start = checked(start + (size * depth));
                }
            }
        }

        var packed = new AlignedFloats(start);
        LoadThreads.For(all.Count, weight, packed.Writable, (number, source, target) =>
        {
            Panel panel = all[number];
            PackPanel(source.Slice(panel.Filter * depth, panel.Filters * depth), channels, width, target.Slice(panel.Start, panel.Size * depth));
        });
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
        int filters = weight.Length / depth;

        // Written as it lies, and read from all filters at once: each of them is read on where it was read last.
        for (int position = 0; position < width; position++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                Span<float> row = panel.Slice(((position * channels) + channel) * size, filters);
                int source = (channel * width) + position;
                for (int filter = 0; filter < row.Length; filter++)
                {
                    row[filter] = weight[source];
                    source += depth;
                }
            }
        }
    }

    /// <summary>A panel: its first filter and their number, and where it starts in packed memory, with room for how many filters.</summary>
    private readonly record struct Panel(int Filter, int Filters, int Start, int Size);
}
