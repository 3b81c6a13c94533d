using System.Runtime.InteropServices;
using CnnCodegen.Kernels;

namespace CnnCodegen.Preparation;

/// <summary>The filters of all convolutions that share a table, each tap as columns of a matrix.</summary>
/// <param name="channels">The channels that the filters read: the dimensions of the embedding.</param>
public sealed class TableFilters(int channels)
{
    private readonly List<float> _panels = [];
    private readonly List<TableWindow> _windows = [];

    /// <summary>The channels that the filters read.</summary>
    public int Channels => channels;

    /// <summary>The values of a table's row: one per filter and tap, filled up to whole panels.</summary>
    public int RowLength => _panels.Count / channels;

    /// <summary>The columns, <c>[panel][channels][16]</c>.</summary>
    internal ReadOnlySpan<float> Panels => CollectionsMarshal.AsSpan(_panels);

    /// <summary>Where the filters of each convolution lie in a row.</summary>
    internal IReadOnlyList<TableWindow> Windows => _windows;

    /// <summary>Adds the filters of a convolution, behind those before: panels of 16 filters, in each the taps one after another.</summary>
    /// <param name="weight">The weight, <c>[filters, channels, width]</c>.</param>
    /// <param name="filters">The number of filters.</param>
    /// <param name="width">The positions that a filter reads.</param>
    public void Add(ReadOnlySpan<float> weight, int filters, int width)
    {
        int panels = (filters + TableWindow.Panel - 1) / TableWindow.Panel;
        int start = _panels.Count;
        _windows.Add(new TableWindow(RowLength, filters, width));
        CollectionsMarshal.SetCount(_panels, checked(start + (panels * width * channels * TableWindow.Panel)));
        Span<float> added = CollectionsMarshal.AsSpan(_panels)[start..];
        added.Clear();
        for (int filter = 0; filter < filters; filter++)
        {
            ReadOnlySpan<float> source = weight.Slice(filter * channels * width, channels * width);
            (int panel, int column) = Math.DivRem(filter, TableWindow.Panel);
            for (int channel = 0; channel < channels; channel++)
            {
                for (int tap = 0; tap < width; tap++)
                    added[(((((panel * width) + tap) * channels) + channel) * TableWindow.Panel) + column] = source[(channel * width) + tap];
            }
        }
    }
}
