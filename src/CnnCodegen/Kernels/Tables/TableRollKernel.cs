using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>The largest sum of each filter over the positions, by <see cref="TableRoll{TRow, TNumber, TVector}"/> over a table of floats.</summary>
internal ref struct TableRollKernel : IVectorKernel
{
    /// <summary>The filters whose sums wait at the same time: with up to five sums each, 5 KB.</summary>
    public const int MostFilters = 256;

    public required ReadOnlySpan<float> Table;

    /// <summary>Rows that are not in the table.</summary>
    public ReadOnlySpan<float> Computed;

    /// <summary>Where each row begins: in the table, or, as a complement, in <see cref="Computed"/>.</summary>
    public required ReadOnlySpan<long> Rows;
    public required TableWindow Window;
    public required int Positions;
    public required Span<float> Best;

    [SkipLocalsInit] // What waits is set before it is read.
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int filters = (Window.Filters + lanes - 1) / lanes * lanes;
        ReadOnlySpan<long> rows = Rows[..Window.Reach(Positions)];
        Span<float> waiting = stackalloc float[MostFilters * TableWindow.MostRolled];
        for (int first = 0; first < filters; first += MostFilters)
        {
            int offset = Window.Offset(first / lanes, lanes);
            TableRoll<FloatVector<TWidth, TVector>, float, TVector>.Max(
                ref Unsafe.Add(ref MemoryMarshal.GetReference(Table), offset),
                ref Unsafe.Add(ref MemoryMarshal.GetReference(Computed), offset),
                rows,
                Window.Width,
                waiting,
                Best.Slice(first, Math.Min(MostFilters, filters - first)));
        }
    }
}
