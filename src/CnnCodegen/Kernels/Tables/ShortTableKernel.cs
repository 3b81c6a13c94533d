using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnCodegen.Kernels;

/// <summary>
/// Sums of the rows of a table of 16-bit numbers, which stay 16-bit numbers until they are stored: the largest of each filter, or all of them. Otherwise
/// like <see cref="TableMaxKernel"/> and <see cref="TableMapKernel"/>.
/// </summary>
internal ref struct ShortTableKernel
{
    public required ReadOnlySpan<short> Table;

    /// <summary>A scale for each value of a row, of which those of the first taps count.</summary>
    public required ReadOnlySpan<float> Scales;
    public required ReadOnlySpan<long> Rows;
    public required TableWindow Window;
    public required int Positions;

    /// <summary>Added to the sums, in whole panels.</summary>
    public required ReadOnlySpan<float> Bias;
    public required float Floor;

    /// <summary>Receives whole panels: a row for each position, or one row.</summary>
    public required Span<float> Y;

    /// <summary>The floats from one row to the next; 0 where only the largest sums are kept.</summary>
    public required int YPitch;

    /// <summary>Runs the kernel with the widest vectors that the machine accelerates.</summary>
    public readonly void Run()
    {
        if (Vector256.IsHardwareAccelerated)
            Run<Short256, Vector256<short>>();
        else if (Vector128.IsHardwareAccelerated)
            Run<Short128, Vector128<short>>();
        else
            Run<Short16, short>();
    }

    /// <summary>Runs the kernel with vectors of one width.</summary>
    public readonly void Run<TShort, TVector>()
        where TShort : struct, IShortVector<TVector>
        where TVector : struct
    {
        int lanes = TShort.Lanes;
        int filters = (Window.Filters + TableWindow.Panel - 1) / TableWindow.Panel * TableWindow.Panel;
        int vectors = filters / lanes;
        ref float bias = ref MemoryMarshal.GetReference(Bias[..filters]);
        ref float y = ref MemoryMarshal.GetReference(Y[..(((YPitch == 0 ? 0 : Positions - 1) * YPitch) + filters)]);
        ReadOnlySpan<long> rows = Rows[..Window.Reach(Positions)];
        if (YPitch == 0 && Window.IsRolled)
        {
            Max<TShort, TVector>(rows, filters, ref bias, ref y);
            return;
        }

        for (int vector = 0; vector < vectors; vector += 2)
        {
            // The last one of an odd number goes with the one before it, which comes out the same again.
            int first = Math.Max(0, Math.Min(vector, vectors - 2));
            int second = Math.Min(first + 1, vectors - 1);
            int start = Window.Offset(first, lanes);
            var columns = new Columns
            {
                Table = ref Unsafe.Add(ref MemoryMarshal.GetReference(Table), start),
                ToSecond = Window.Offset(second, lanes) - start,
                Scale = ref Unsafe.Add(ref MemoryMarshal.GetReference(Scales), start),
                Bias = ref Unsafe.Add(ref bias, first * lanes),
                Floor = Floor,
                Y = ref Unsafe.Add(ref y, first * lanes),
                YToSecond = (second - first) * lanes,
                YPitch = YPitch,
            };
            switch (Window.IsDense ? Window.Width : 0)
            {
                case 1: Roll<OneTap, TShort, TVector>(rows, columns); break;
                case 2: Roll<TwoTaps, TShort, TVector>(rows, columns); break;
                case 3: Roll<ThreeTaps, TShort, TVector>(rows, columns); break;
                case 4: Roll<FourTaps, TShort, TVector>(rows, columns); break;
                case 5: Roll<FiveTaps, TShort, TVector>(rows, columns); break;
                default: Sum<TShort, TVector>(rows, Window, Positions, columns); break;
            }
        }
    }

    /// <summary>The largest sums of filters that read neighbouring rows.</summary>
    [SkipLocalsInit] // What waits is set before it is read.
    private readonly void Max<TShort, TVector>(ReadOnlySpan<long> rows, int filters, ref float bias, ref float y)
        where TShort : struct, IShortVector<TVector>
        where TVector : struct
    {
        Span<short> waiting = stackalloc short[TableRollKernel.MostFilters * TableWindow.MostRolled];
        Span<short> best = stackalloc short[TableRollKernel.MostFilters];
        for (int first = 0; first < filters; first += TableRollKernel.MostFilters)
        {
            int count = Math.Min(TableRollKernel.MostFilters, filters - first);
            ref short table = ref Unsafe.Add(ref MemoryMarshal.GetReference(Table), Window.Offset(first / TShort.Lanes, TShort.Lanes));
            TableRoll<TShort, short, TVector>.Max(ref table, ref table, rows, Window.Width, waiting, best[..count]);
            for (int filter = 0; filter < count; filter += TShort.Lanes)
            {
                TShort.Scale(
                    TShort.Load(ref best[filter], 0),
                    in Scales[Window.Offset((first + filter) / TShort.Lanes, TShort.Lanes)],
                    ref Unsafe.Add(ref bias, first + filter),
                    Floor,
                    ref Unsafe.Add(ref y, first + filter));
            }
        }
    }

    /// <summary>Stores each position's sums, and reads each row once: a row's last tap completes a sum, and the sums in progress move on by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Roll<TTaps, TShort, TVector>(ReadOnlySpan<long> rows, in Columns columns)
        where TTaps : struct, ITapCount
        where TShort : struct, IShortVector<TVector>
        where TVector : struct
    {
        ref short table = ref columns.Table;
        ref float y = ref columns.Y;
        int toSecond = columns.ToSecond, pitch = columns.YPitch;
        TVector a1 = default, a2 = default, a3 = default, a4 = default;
        TVector b1 = default, b2 = default, b3 = default, b4 = default;
        for (int row = 0; row < rows.Length; row++)
        {
            ref short first = ref Unsafe.Add(ref table, (nint)rows[row]);
            ref short second = ref Unsafe.Add(ref first, toSecond);
            if (row >= TTaps.Taps - 1)
            {
                TVector a = TShort.Load(ref first, (TTaps.Taps - 1) * TableWindow.Panel);
                TVector b = TShort.Load(ref second, (TTaps.Taps - 1) * TableWindow.Panel);
                a = TTaps.Taps switch { 5 => TShort.Add(a4, a), 4 => TShort.Add(a3, a), 3 => TShort.Add(a2, a), 2 => TShort.Add(a1, a), _ => a };
                b = TTaps.Taps switch { 5 => TShort.Add(b4, b), 4 => TShort.Add(b3, b), 3 => TShort.Add(b2, b), 2 => TShort.Add(b1, b), _ => b };
                columns.Store<TShort, TVector>(a, b, ref y);
                y = ref Unsafe.Add(ref y, pitch);
            }

            if (TTaps.Taps >= 5)
            {
                a4 = TShort.Add(a3, TShort.Load(ref first, 3 * TableWindow.Panel));
                b4 = TShort.Add(b3, TShort.Load(ref second, 3 * TableWindow.Panel));
            }

            if (TTaps.Taps >= 4)
            {
                a3 = TShort.Add(a2, TShort.Load(ref first, 2 * TableWindow.Panel));
                b3 = TShort.Add(b2, TShort.Load(ref second, 2 * TableWindow.Panel));
            }

            if (TTaps.Taps >= 3)
            {
                a2 = TShort.Add(a1, TShort.Load(ref first, TableWindow.Panel));
                b2 = TShort.Add(b1, TShort.Load(ref second, TableWindow.Panel));
            }

            if (TTaps.Taps >= 2)
            {
                a1 = TShort.Load(ref first, 0);
                b1 = TShort.Load(ref second, 0);
            }
        }
    }

    /// <summary>For all other windows: the rows under each position, one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TShort, TVector>(ReadOnlySpan<long> rows, in TableWindow window, int positions, in Columns columns)
        where TShort : struct, IShortVector<TVector>
        where TVector : struct
    {
        ref float y = ref columns.Y;
        TVector largestA = TShort.Lowest, largestB = largestA;
        int end = window.Width * TableWindow.Panel;
        for (int position = 0; position < positions; position++)
        {
            int read = position * window.Stride;
            ref short row = ref Unsafe.Add(ref columns.Table, (nint)rows[read]);
            TVector a = TShort.Load(ref row, 0), b = TShort.Load(ref row, columns.ToSecond);
            for (int tap = TableWindow.Panel; tap < end; tap += TableWindow.Panel)
            {
                read += window.Dilation;
                row = ref Unsafe.Add(ref columns.Table, (nint)rows[read]);
                a = TShort.Add(a, TShort.Load(ref row, tap));
                b = TShort.Add(b, TShort.Load(ref row, tap + columns.ToSecond));
            }

            largestA = TShort.Max(largestA, a);
            largestB = TShort.Max(largestB, b);
            if (columns.YPitch > 0)
            {
                columns.Store<TShort, TVector>(a, b, ref y);
                y = ref Unsafe.Add(ref y, columns.YPitch);
            }
        }

        if (columns.YPitch == 0)
            columns.Store<TShort, TVector>(largestA, largestB, ref y);
    }

    /// <summary>What belongs to two vectors of filters: references to the first one's elements, and how far the second one's lie behind.</summary>
    private ref struct Columns
    {
        public required ref short Table;
        public required int ToSecond;
        public required ref float Scale;
        public required ref float Bias;
        public required float Floor;
        public required ref float Y;
        public required int YToSecond;
        public required int YPitch;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store<TShort, TVector>(TVector a, TVector b, ref float y)
            where TShort : struct, IShortVector<TVector>
            where TVector : struct
        {
            TShort.Scale(a, ref Scale, ref Bias, Floor, ref y);
            TShort.Scale(b, ref Unsafe.Add(ref Scale, ToSecond), ref Unsafe.Add(ref Bias, YToSecond), Floor, ref Unsafe.Add(ref y, YToSecond));
        }
    }
}
