using System.Runtime.CompilerServices;

namespace CnnCodegen.Kernels;

/// <summary>Sums of table rows under one position.</summary>
internal static class TableSums
{
    /// <summary>The sums of two vectors of filters at a position of the result.</summary>
    /// <param name="table">The first vector's first tap, in the row at 0.</param>
    /// <param name="toSecond">How far the second vector lies behind the first.</param>
    /// <param name="rows">Where the positions' rows begin.</param>
    /// <param name="window">The filters.</param>
    /// <param name="position">The position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector First, TVector Second) At<TWidth, TVector>(ref float table, int toSecond, ReadOnlySpan<long> rows, in TableWindow window, int position)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int read = position * window.Stride;
        ref float first = ref Unsafe.Add(ref table, (nint)rows[read]);
        TVector a = TWidth.Load(ref first, 0), b = TWidth.Load(ref first, toSecond);
        int last = window.Width * TableWindow.Panel;
        for (int tap = TableWindow.Panel; tap < last; tap += TableWindow.Panel)
        {
            read += window.Dilation;
            first = ref Unsafe.Add(ref table, (nint)rows[read]);
            a = TWidth.Add(a, TWidth.Load(ref first, tap));
            b = TWidth.Add(b, TWidth.Load(ref first, tap + toSecond));
        }

        return (a, b);
    }
}
