using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>Each filter's sum at every position, with its bias, and not below a floor: 0 for Relu, −∞ for none. Whole panels are written.</summary>
internal ref struct TableMapKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Table;

    /// <summary>Rows that are not in the table.</summary>
    public ReadOnlySpan<float> Computed;

    /// <summary>Where each row begins: in the table, or, as a complement, in <see cref="Computed"/>.</summary>
    public required ReadOnlySpan<long> Rows;
    public required TableWindow Window;
    public required int Positions;
    public required ReadOnlySpan<float> Bias;
    public required float Floor;
    public required Span<float> Y;
    public required int YPitch;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int filters = (Window.Filters + TableWindow.Panel - 1) / TableWindow.Panel * TableWindow.Panel;
        int vectors = filters / lanes;
        ref float bias = ref MemoryMarshal.GetReference(Bias[..filters]);
        ref float y = ref MemoryMarshal.GetReference(Y[..(((Positions - 1) * YPitch) + filters)]);
        ReadOnlySpan<long> rows = Rows[..Window.Reach(Positions)];
        for (int vector = 0; vector < vectors; vector += 2)
        {
            // The last one of an odd number goes with the one before it, which comes out the same again.
            int first = Math.Max(0, Math.Min(vector, vectors - 2));
            int second = Math.Min(first + 1, vectors - 1);
            int start = Window.Offset(first, lanes);
            var source = new RowSource
            {
                Table = ref Unsafe.Add(ref MemoryMarshal.GetReference(Table), start),
                Computed = ref Unsafe.Add(ref MemoryMarshal.GetReference(Computed), start),
                ToSecond = Window.Offset(second, lanes) - start,
            };
            var columns = new Columns<TVector>
            {
                BiasA = TWidth.Load(ref bias, first * lanes),
                BiasB = TWidth.Load(ref bias, second * lanes),
                Floor = TWidth.Create(Floor),
                YPitch = YPitch,
                YToSecond = (second - first) * lanes,
            };
            ref float column = ref Unsafe.Add(ref y, first * lanes);
            switch (Window.IsDense ? Window.Width : 0)
            {
                case 1: Roll<OneTap, TWidth, TVector>(source, rows, columns, ref column); break;
                case 2: Roll<TwoTaps, TWidth, TVector>(source, rows, columns, ref column); break;
                case 3: Roll<ThreeTaps, TWidth, TVector>(source, rows, columns, ref column); break;
                case 4: Roll<FourTaps, TWidth, TVector>(source, rows, columns, ref column); break;
                case 5: Roll<FiveTaps, TWidth, TVector>(source, rows, columns, ref column); break;
                default: Sum<TWidth, TVector>(source, rows, Window, Positions, columns, ref column); break;
            }
        }
    }

    /// <summary>Reads each row once: a row's last tap completes a sum, and the sums in progress move on by one. The bias is in them from the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Roll<TTaps, TWidth, TVector>(in RowSource source, ReadOnlySpan<long> rows, in Columns<TVector> columns, ref float y)
        where TTaps : struct, ITapCount
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float table = ref source.Table;
        ref float computed = ref source.Computed;
        int toSecond = source.ToSecond, yToSecond = columns.YToSecond, pitch = columns.YPitch;
        TVector biasA = columns.BiasA, biasB = columns.BiasB, floor = columns.Floor;
        TVector a1 = biasA, a2 = biasA, a3 = biasA, a4 = biasA;
        TVector b1 = biasB, b2 = biasB, b3 = biasB, b4 = biasB;
        for (int row = 0; row < rows.Length; row++)
        {
            long start = rows[row];
            ref float first = ref (start >= 0 ? ref Unsafe.Add(ref table, (nint)start) : ref Unsafe.Add(ref computed, (nint)~start));
            ref float second = ref Unsafe.Add(ref first, toSecond);
            if (row >= TTaps.Taps - 1)
            {
                TVector a = TTaps.Taps switch { 5 => a4, 4 => a3, 3 => a2, 2 => a1, _ => biasA };
                TVector b = TTaps.Taps switch { 5 => b4, 4 => b3, 3 => b2, 2 => b1, _ => biasB };
                TWidth.Store(TWidth.Max(TWidth.Add(a, TWidth.Load(ref first, (TTaps.Taps - 1) * TableWindow.Panel)), floor), ref y, 0);
                TWidth.Store(TWidth.Max(TWidth.Add(b, TWidth.Load(ref second, (TTaps.Taps - 1) * TableWindow.Panel)), floor), ref y, yToSecond);
                y = ref Unsafe.Add(ref y, pitch);
            }

            if (TTaps.Taps >= 5)
            {
                a4 = TWidth.Add(a3, TWidth.Load(ref first, 3 * TableWindow.Panel));
                b4 = TWidth.Add(b3, TWidth.Load(ref second, 3 * TableWindow.Panel));
            }

            if (TTaps.Taps >= 4)
            {
                a3 = TWidth.Add(a2, TWidth.Load(ref first, 2 * TableWindow.Panel));
                b3 = TWidth.Add(b2, TWidth.Load(ref second, 2 * TableWindow.Panel));
            }

            if (TTaps.Taps >= 3)
            {
                a2 = TWidth.Add(a1, TWidth.Load(ref first, TableWindow.Panel));
                b2 = TWidth.Add(b1, TWidth.Load(ref second, TableWindow.Panel));
            }

            if (TTaps.Taps >= 2)
            {
                a1 = TWidth.Add(biasA, TWidth.Load(ref first, 0));
                b1 = TWidth.Add(biasB, TWidth.Load(ref second, 0));
            }
        }
    }

    /// <summary>For all other windows: the rows under each position, one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TWidth, TVector>(
        in RowSource source, ReadOnlySpan<long> rows, in TableWindow window, int positions, in Columns<TVector> columns, ref float y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int position = 0; position < positions; position++)
        {
            (TVector a, TVector b) = TableSums.At<TWidth, TVector>(source, rows, window, position);
            TWidth.Store(TWidth.Max(TWidth.Add(a, columns.BiasA), columns.Floor), ref y, 0);
            TWidth.Store(TWidth.Max(TWidth.Add(b, columns.BiasB), columns.Floor), ref y, columns.YToSecond);
            y = ref Unsafe.Add(ref y, columns.YPitch);
        }
    }

    /// <summary>What two vectors of filters have beside their table.</summary>
    private readonly struct Columns<TVector>
        where TVector : struct
    {
        public required TVector BiasA { get; init; }

        public required TVector BiasB { get; init; }

        public required TVector Floor { get; init; }

        public required int YPitch { get; init; }

        public required int YToSecond { get; init; }
    }
}
