using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// <c>Y = X B</c> with the columns of B in panels of 16, <c>[panel][depth][16]</c>: tiles of six rows and two vectors, all sums in registers. Rows go by
/// blocks that stay in the second-level cache, panels inside a block by one pass each.
/// </summary>
internal ref struct MatrixProductKernel : IVectorKernel
{
    /// <summary>The columns of a panel.</summary>
    public const int Panel = 16;

    private const int TileRows = 6;

    /// <summary>With 300 floats a row, 115 KB.</summary>
    private const int BlockRows = 16 * TileRows;

    /// <summary><c>[rows, depth]</c>.</summary>
    public required ReadOnlySpan<float> X;

    public required int Depth;

    public required ReadOnlySpan<float> Panels;

    /// <summary><c>[rows, columns]</c>, whole panels of columns.</summary>
    public required Span<float> Y;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int columns = Panels.Length / Depth;
        int rows = X.Length / Depth;
        int vectors = columns / lanes;
        ref float x = ref MemoryMarshal.GetReference(X[..(rows * Depth)]);
        ref float b = ref MemoryMarshal.GetReference(Panels[..(columns * Depth)]);
        ref float y = ref MemoryMarshal.GetReference(Y[..(rows * columns)]);
        for (int block = 0; block < rows; block += BlockRows)
        {
            int end = Math.Min(rows, block + BlockRows);
            for (int vector = 0; vector < vectors; vector += 2)
            {
                // The last one of an odd number goes with the one before it, which comes out the same again.
                int first = Math.Max(0, Math.Min(vector, vectors - 2)) * lanes;
                int second = Math.Min(first + lanes, (vectors - 1) * lanes);
                var columnPair = new ColumnPair(Depth, columns, Offset(second) - Offset(first), second - first);
                for (int row = block; row < end; row += TileRows)
                {
                    Tile<TWidth, TVector>(
                        ref Unsafe.Add(ref x, row * Depth),
                        ref Unsafe.Add(ref b, Offset(first)),
                        ref Unsafe.Add(ref y, ((nint)row * columns) + first),
                        columnPair,
                        end - row - 1);
                }
            }
        }
    }

    private readonly int Offset(int column) => (column / Panel * Panel * Depth) + (column % Panel);

    /// <param name="x">The first row.</param>
    /// <param name="b">The first vector of columns.</param>
    /// <param name="y">The first row's result.</param>
    /// <param name="columns">What lies how far apart.</param>
    /// <param name="last">The last row that there is, counted from the first: rows behind it are computed as if they were it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TWidth, TVector>(ref float x, ref float b, ref float y, in ColumnPair columns, int last)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int depth = columns.Depth;
        int toSecond = columns.ToSecond;
        int row1 = Math.Min(1, last), row2 = Math.Min(2, last), row3 = Math.Min(3, last), row4 = Math.Min(4, last), row5 = Math.Min(5, last);
        ref float x1 = ref Unsafe.Add(ref x, row1 * depth);
        ref float x2 = ref Unsafe.Add(ref x, row2 * depth);
        ref float x3 = ref Unsafe.Add(ref x, row3 * depth);
        ref float x4 = ref Unsafe.Add(ref x, row4 * depth);
        ref float x5 = ref Unsafe.Add(ref x, row5 * depth);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero;
        for (nint i = 0; i < depth; i++)
        {
            TVector first = TWidth.Load(ref b, 0), second = TWidth.Load(ref b, toSecond), value = TWidth.Create(Unsafe.Add(ref x, i));
            a0 = TWidth.MultiplyAdd(value, first, a0);
            b0 = TWidth.MultiplyAdd(value, second, b0);
            value = TWidth.Create(Unsafe.Add(ref x1, i));
            a1 = TWidth.MultiplyAdd(value, first, a1);
            b1 = TWidth.MultiplyAdd(value, second, b1);
            value = TWidth.Create(Unsafe.Add(ref x2, i));
            a2 = TWidth.MultiplyAdd(value, first, a2);
            b2 = TWidth.MultiplyAdd(value, second, b2);
            value = TWidth.Create(Unsafe.Add(ref x3, i));
            a3 = TWidth.MultiplyAdd(value, first, a3);
            b3 = TWidth.MultiplyAdd(value, second, b3);
            value = TWidth.Create(Unsafe.Add(ref x4, i));
            a4 = TWidth.MultiplyAdd(value, first, a4);
            b4 = TWidth.MultiplyAdd(value, second, b4);
            value = TWidth.Create(Unsafe.Add(ref x5, i));
            a5 = TWidth.MultiplyAdd(value, first, a5);
            b5 = TWidth.MultiplyAdd(value, second, b5);
            b = ref Unsafe.Add(ref b, Panel);
        }

        Store<TWidth, TVector>(a0, b0, ref y, 0, columns);
        Store<TWidth, TVector>(a1, b1, ref y, row1, columns);
        Store<TWidth, TVector>(a2, b2, ref y, row2, columns);
        Store<TWidth, TVector>(a3, b3, ref y, row3, columns);
        Store<TWidth, TVector>(a4, b4, ref y, row4, columns);
        Store<TWidth, TVector>(a5, b5, ref y, row5, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWidth, TVector>(TVector a, TVector b, ref float y, int row, in ColumnPair columns)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float target = ref Unsafe.Add(ref y, row * columns.YPitch);
        TWidth.Store(a, ref target, 0);
        TWidth.Store(b, ref target, columns.YToSecond);
    }

    /// <summary>How far two vectors of columns lie apart.</summary>
    private readonly record struct ColumnPair(int Depth, int YPitch, int ToSecond, int YToSecond);
}
