using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Sums of table rows under one position.</summary>
internal static class TableSums
{
    /// <summary>The sums of two vectors of filters at a position of the result.</summary>
    /// <param name="source">Where the vectors lie in a row.</param>
    /// <param name="rows">Where the positions' rows begin.</param>
    /// <param name="window">The filters.</param>
    /// <param name="position">The position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector First, TVector Second) At<TWidth, TVector>(in RowSource source, ReadOnlySpan<long> rows, in TableWindow window, int position)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int read = position * window.Stride;
        ref float first = ref source.Row(rows[read]);
        TVector a = TWidth.Load(ref first, 0), b = TWidth.Load(ref first, source.ToSecond);
        int last = window.Width * TableWindow.Panel;
        for (int tap = TableWindow.Panel; tap < last; tap += TableWindow.Panel)
        {
            read += window.Dilation;
            first = ref source.Row(rows[read]);
            a = TWidth.Add(a, TWidth.Load(ref first, tap));
            b = TWidth.Add(b, TWidth.Load(ref first, tap + source.ToSecond));
        }

        return (a, b);
    }
}

/// <summary>Two vectors of filters in all rows, those of the table and those that were computed for a text.</summary>
internal ref struct RowSource
{
    /// <summary>The first vector's first tap in the table's row at 0.</summary>
    public required ref float Table;

    /// <summary>The first vector's first tap in the first of the computed rows.</summary>
    public required ref float Computed;

    /// <summary>How far the second vector lies behind the first.</summary>
    public required int ToSecond;

    /// <summary>The first tap in a row.</summary>
    /// <param name="start">Where the row begins; the complement for one that was computed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref float Row(long start) => ref (start >= 0 ? ref Unsafe.Add(ref Table, (nint)start) : ref Unsafe.Add(ref Computed, (nint)~start));
}
