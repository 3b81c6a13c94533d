using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The largest sum of each filter over the positions, for filters that read up to five neighbouring rows of a table. Each row is read once, from front to back, as the
/// machine likes to fetch: a row's last tap completes the sum that begins so many rows before, and the sums in progress move on by one. They wait
/// in the nearest cache, and four rows pass by them at a time.
/// </summary>
/// <typeparam name="TRow">The vectors of a row.</typeparam>
/// <typeparam name="TNumber">The numbers of the table.</typeparam>
/// <typeparam name="TVector">A vector of them.</typeparam>
internal static class TableRoll<TRow, TNumber, TVector>
    where TRow : struct, ITableVector<TNumber, TVector>
    where TNumber : unmanaged
    where TVector : struct
{
    /// <summary>The rows that pass by the waiting sums together.</summary>
    private const int Group = 4;

    /// <summary>The largest sums of up to so many filters, in whole panels.</summary>
    /// <param name="table">The table from the first filter's first tap on.</param>
    /// <param name="computed">Rows that are not in the table, likewise.</param>
    /// <param name="rows">Where each row begins: in the table, or, as a complement, in <paramref name="computed"/>.</param>
    /// <param name="width">The taps of a filter, 1 to 5.</param>
    /// <param name="waiting">Working memory: <paramref name="width"/> numbers per filter.</param>
    /// <param name="best">Receives one number per filter, in whole vectors.</param>
    public static void Max(ref TNumber table, ref TNumber computed, ReadOnlySpan<long> rows, int width, Span<TNumber> waiting, Span<TNumber> best)
    {
        switch (width)
        {
            case 1: Max<OneTap>(ref table, ref computed, rows, waiting, best); break;
            case 2: Max<TwoTaps>(ref table, ref computed, rows, waiting, best); break;
            case 3: Max<ThreeTaps>(ref table, ref computed, rows, waiting, best); break;
            case 4: Max<FourTaps>(ref table, ref computed, rows, waiting, best); break;
            default: Max<FiveTaps>(ref table, ref computed, rows, waiting, best); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Max<TTaps>(ref TNumber table, ref TNumber computed, ReadOnlySpan<long> rows, Span<TNumber> waiting, Span<TNumber> best)
        where TTaps : struct, ITapCount
    {
        waiting = waiting[..(best.Length * TTaps.Taps)];
        for (int i = 0; i < waiting.Length; i += TRow.Lanes)
            TRow.Store(TRow.Lowest, ref waiting[i], 0);

        // Sums that would begin before the first row count only where they are sure to be the lowest.
        int row = 0;
        for (; row < TTaps.Taps - 1 && !TRow.IsLowestForGood; row++)
        {
            ref TNumber single = ref Row(ref table, ref computed, rows[row]);
            Pass<TTaps, Off, Off>(ref single, ref single, ref single, ref single, waiting);
        }

        for (; row <= rows.Length - Group; row += Group)
        {
            Pass<TTaps, On, On>(
                ref Row(ref table, ref computed, rows[row]), ref Row(ref table, ref computed, rows[row + 1]), ref Row(ref table, ref computed, rows[row + 2]),
                ref Row(ref table, ref computed, rows[row + 3]), waiting);
        }

        for (; row < rows.Length; row++)
        {
            ref TNumber single = ref Row(ref table, ref computed, rows[row]);
            Pass<TTaps, Off, On>(ref single, ref single, ref single, ref single, waiting);
        }

        // The largest sums lie between those that were in progress.
        for (int filter = 0; filter < best.Length; filter += TRow.Lanes)
            waiting.Slice(filter * TTaps.Taps, TRow.Lanes).CopyTo(best[filter..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TNumber Row(ref TNumber table, ref TNumber computed, long start) =>
        ref (start >= 0 ? ref Unsafe.Add(ref table, (nint)start) : ref Unsafe.Add(ref computed, (nint)~start));

    /// <summary>Four rows, or the first alone, pass by the waiting sums; <typeparamref name="TComplete"/> tells whether they complete sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass<TTaps, TFour, TComplete>(ref TNumber row0, ref TNumber row1, ref TNumber row2, ref TNumber row3, Span<TNumber> waiting)
        where TTaps : struct, ITapCount
        where TFour : struct, ISwitch
        where TComplete : struct, ISwitch
    {
        int lanes = TRow.Lanes;
        int filters = waiting.Length / TTaps.Taps;
        ref TNumber sums = ref MemoryMarshal.GetReference(waiting);
        for (int panel = 0; panel < filters; panel += TableWindow.Panel)
        {
            int end = Math.Min(panel + TableWindow.Panel, filters);
            for (int filter = panel; filter < end; filter += lanes)
            {
                nint at = (panel * TTaps.Taps) + filter - panel;
                TVector best = TRow.Load(ref sums, 0), s1 = best, s2 = best, s3 = best, s4 = best;
                if (TTaps.Taps >= 2)
                    s1 = TRow.Load(ref sums, lanes);
                if (TTaps.Taps >= 3)
                    s2 = TRow.Load(ref sums, 2 * lanes);
                if (TTaps.Taps >= 4)
                    s3 = TRow.Load(ref sums, 3 * lanes);
                if (TTaps.Taps >= 5)
                    s4 = TRow.Load(ref sums, 4 * lanes);
                Step<TTaps, TComplete>(ref Unsafe.Add(ref row0, at), ref best, ref s1, ref s2, ref s3, ref s4);
                if (TFour.IsOn)
                {
                    Step<TTaps, TComplete>(ref Unsafe.Add(ref row1, at), ref best, ref s1, ref s2, ref s3, ref s4);
                    Step<TTaps, TComplete>(ref Unsafe.Add(ref row2, at), ref best, ref s1, ref s2, ref s3, ref s4);
                    Step<TTaps, TComplete>(ref Unsafe.Add(ref row3, at), ref best, ref s1, ref s2, ref s3, ref s4);
                }

                TRow.Store(best, ref sums, 0);
                if (TTaps.Taps >= 2)
                    TRow.Store(s1, ref sums, lanes);
                if (TTaps.Taps >= 3)
                    TRow.Store(s2, ref sums, 2 * lanes);
                if (TTaps.Taps >= 4)
                    TRow.Store(s3, ref sums, 3 * lanes);
                if (TTaps.Taps >= 5)
                    TRow.Store(s4, ref sums, 4 * lanes);
                sums = ref Unsafe.Add(ref sums, TTaps.Taps * lanes);
            }
        }
    }

    /// <summary>A row's taps: the last one completes the oldest sum, the first one begins a new one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TTaps, TComplete>(ref TNumber row, ref TVector best, ref TVector s1, ref TVector s2, ref TVector s3, ref TVector s4)
        where TTaps : struct, ITapCount
        where TComplete : struct, ISwitch
    {
        if (TComplete.IsOn)
        {
            TVector last = TRow.Load(ref row, (TTaps.Taps - 1) * TableWindow.Panel);
            best = TRow.Max(best, TTaps.Taps switch
            {
                5 => TRow.Add(s4, last),
                4 => TRow.Add(s3, last),
                3 => TRow.Add(s2, last),
                2 => TRow.Add(s1, last),
                _ => last,
            });
        }

        if (TTaps.Taps >= 5)
            s4 = TRow.Add(s3, TRow.Load(ref row, 3 * TableWindow.Panel));
        if (TTaps.Taps >= 4)
            s3 = TRow.Add(s2, TRow.Load(ref row, 2 * TableWindow.Panel));
        if (TTaps.Taps >= 3)
            s2 = TRow.Add(s1, TRow.Load(ref row, TableWindow.Panel));
        if (TTaps.Taps >= 2)
            s1 = TRow.Load(ref row, 0);
    }
}
