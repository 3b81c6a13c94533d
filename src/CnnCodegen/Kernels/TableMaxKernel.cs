using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The largest sum of each filter over the positions. Two vectors of filters at a time go over all tokens: the second pass finds the lines behind those of
/// the first already on their way, because each token's row is read from front to back.
/// </summary>
internal ref struct TableMaxKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Table;

    /// <summary>Rows that are not in the table.</summary>
    public ReadOnlySpan<float> Computed;

    /// <summary>Where each row begins: in the table, or, as a complement, in <see cref="Computed"/>.</summary>
    public required ReadOnlySpan<long> Rows;
    public required TableWindow Window;
    public required int Positions;
    public required Span<float> Best;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int vectors = (Window.Filters + lanes - 1) / lanes;
        ref float best = ref MemoryMarshal.GetReference(Best[..(vectors * lanes)]);
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
            ref float bestA = ref Unsafe.Add(ref best, first * lanes);
            ref float bestB = ref Unsafe.Add(ref best, second * lanes);
            switch (Window.IsDense ? Window.Width : 0)
            {
                case 1: Roll<OneTap, TWidth, TVector>(source, rows, ref bestA, ref bestB); break;
                case 2: Roll<TwoTaps, TWidth, TVector>(source, rows, ref bestA, ref bestB); break;
                case 3: Roll<ThreeTaps, TWidth, TVector>(source, rows, ref bestA, ref bestB); break;
                case 4: Roll<FourTaps, TWidth, TVector>(source, rows, ref bestA, ref bestB); break;
                case 5: Roll<FiveTaps, TWidth, TVector>(source, rows, ref bestA, ref bestB); break;
                default: Sum<TWidth, TVector>(source, rows, Window, Positions, ref bestA, ref bestB); break;
            }
        }
    }

    /// <summary>
    /// Reads each row once: a row's last tap completes the sum that begins so many rows before, and the sums in progress move on by one.
    /// The sums that would begin before the first row start from −∞ and never are the largest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Roll<TTaps, TWidth, TVector>(in RowSource source, ReadOnlySpan<long> rows, ref float bestA, ref float bestB)
        where TTaps : struct, ITapCount
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        TVector lowest = TWidth.Create(float.NegativeInfinity);
        TVector a1 = lowest, a2 = lowest, a3 = lowest, a4 = lowest, a = lowest;
        TVector b1 = lowest, b2 = lowest, b3 = lowest, b4 = lowest, b = lowest;
        ref float table = ref source.Table;
        ref float computed = ref source.Computed;
        int toSecond = source.ToSecond;
        foreach (long start in rows)
        {
            ref float first = ref (start >= 0 ? ref Unsafe.Add(ref table, (nint)start) : ref Unsafe.Add(ref computed, (nint)~start));
            ref float second = ref Unsafe.Add(ref first, toSecond);
            TVector lastA = TWidth.Load(ref first, (TTaps.Taps - 1) * TableWindow.Panel);
            TVector lastB = TWidth.Load(ref second, (TTaps.Taps - 1) * TableWindow.Panel);
            a = TWidth.Max(a, TTaps.Taps switch
            {
                5 => TWidth.Add(a4, lastA),
                4 => TWidth.Add(a3, lastA),
                3 => TWidth.Add(a2, lastA),
                2 => TWidth.Add(a1, lastA),
                _ => lastA,
            });
            b = TWidth.Max(b, TTaps.Taps switch
            {
                5 => TWidth.Add(b4, lastB),
                4 => TWidth.Add(b3, lastB),
                3 => TWidth.Add(b2, lastB),
                2 => TWidth.Add(b1, lastB),
                _ => lastB,
            });
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
                a1 = TWidth.Load(ref first, 0);
                b1 = TWidth.Load(ref second, 0);
            }
        }

        TWidth.Store(a, ref bestA, 0);
        TWidth.Store(b, ref bestB, 0);
    }

    /// <summary>For all other windows: the rows under each position, one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TWidth, TVector>(
        in RowSource source, ReadOnlySpan<long> rows, in TableWindow window, int positions, ref float bestA, ref float bestB)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        TVector a = TWidth.Create(float.NegativeInfinity), b = a;
        for (int position = 0; position < positions; position++)
        {
            (TVector sumA, TVector sumB) = TableSums.At<TWidth, TVector>(source, rows, window, position);
            a = TWidth.Max(a, sumA);
            b = TWidth.Max(b, sumB);
        }

        TWidth.Store(a, ref bestA, 0);
        TWidth.Store(b, ref bestB, 0);
    }
}
