using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The largest sum of each filter over the positions: for each position the rows under it, one after another. Filters that read neighbouring rows at each position are
/// <see cref="TableRollKernel"/>'s.
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
            Sum<TWidth, TVector>(source, rows, Window, Positions, ref Unsafe.Add(ref best, first * lanes), ref Unsafe.Add(ref best, second * lanes));
        }
    }

    /// <summary>Two vectors of filters.</summary>
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
