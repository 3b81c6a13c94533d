using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// <c>y = W x</c> for several vectors x. Each piece of W comes from memory once, four rows at a time, and stays in the nearest cache while the
/// vectors pass by, three at a time: twelve sums in flight. A vector's sums do not depend on how many others there are.
/// </summary>
internal ref struct MatrixRowsKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Weight;

    /// <summary>The vectors x, one after another.</summary>
    public required ReadOnlySpan<float> X;

    /// <summary>The vectors y, one after another.</summary>
    public required Span<float> Y;
    public required int Vectors;

    /// <summary>The columns of a piece: four rows of it take 16 KB, half of the nearest cache, and those of 64 vectors half of the second.</summary>
    private const int Piece = 1024;

    /// <summary>The rows of W that are read side by side.</summary>
    public const int TileRows = 4;

    /// <summary>The vectors that share a load of W.</summary>
    public const int TileVectors = 3;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int inputs = X.Length / Vectors;
        int outputs = Y.Length / Vectors;
        int tiled = outputs / TileRows * TileRows;
        Y.Clear();
        if (Vectors == 1)
            RunOne<TWidth, TVector>(tiled);
        for (int start = 0; start < inputs && Vectors > 1; start += Piece)
        {
            int length = Math.Min(Piece, inputs - start);
            for (int row = 0; row < tiled; row += TileRows)
            {
                ReadOnlySpan<float> rows = Weight.Slice((row * inputs) + start, ((TileRows - 1) * inputs) + length);
                int vector = 0;
                for (; vector < Vectors - 1; vector += TileVectors)
                {
                    Tile<TWidth, TVector>(
                        rows, X[((vector * inputs) + start)..], inputs, length, Y[((vector * outputs) + row)..], outputs, Math.Min(TileVectors, Vectors - vector));
                }

                if (vector < Vectors)
                    TileOfOne<TWidth, TVector>(rows, X.Slice((vector * inputs) + start, length), inputs, Y.Slice((vector * outputs) + row, TileRows));
            }
        }

        for (int row = tiled; row < outputs; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                Y[(vector * outputs) + row] = MatrixVectorKernel.Row<TWidth, TVector>(X.Slice(vector * inputs, inputs), Weight.Slice(row * inputs, inputs));
        }
    }

    /// <summary>
    /// For one vector, W is read in the order of memory: the same sums in the same order, some one and a half times faster from memory than piece by piece, since
    /// a piece is over when the machine has just begun to fetch ahead.
    /// </summary>
    private readonly void RunOne<TWidth, TVector>(int tiled)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int inputs = X.Length;
        for (int row = 0; row < tiled; row += TileRows)
        {
            for (int start = 0; start < inputs; start += Piece)
            {
                int length = Math.Min(Piece, inputs - start);
                TileOfOne<TWidth, TVector>(
                    Weight.Slice((row * inputs) + start, ((TileRows - 1) * inputs) + length), X.Slice(start, length), inputs, Y.Slice(row, TileRows));
            }
        }
    }

    /// <summary>Adds the products of a piece of four rows and of one vector: what <see cref="Tile"/> yields, without the work for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TileOfOne<TWidth, TVector>(ReadOnlySpan<float> rows, ReadOnlySpan<float> x, int inputs, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int length = x.Length;
        ref float w0 = ref MemoryMarshal.GetReference(rows[..((3 * inputs) + length)]);
        ref float w1 = ref Unsafe.Add(ref w0, inputs);
        ref float w2 = ref Unsafe.Add(ref w1, inputs);
        ref float w3 = ref Unsafe.Add(ref w2, inputs);
        ref float x0 = ref MemoryMarshal.GetReference(x);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        for (int i = 0; i < length; i += lanes)
        {
            // The rest as a whole vector that overlaps the one before: what was counted already is zero.
            int at = Math.Min(i, length - lanes);
            TVector a = TWidth.Load(ref x0, at);
            if (at < i)
                a = TWidth.Last(a, length - i);
            a0 = TWidth.MultiplyAdd(a, TWidth.Load(ref w0, at), a0);
            a1 = TWidth.MultiplyAdd(a, TWidth.Load(ref w1, at), a1);
            a2 = TWidth.MultiplyAdd(a, TWidth.Load(ref w2, at), a2);
            a3 = TWidth.MultiplyAdd(a, TWidth.Load(ref w3, at), a3);
        }

        Add<TWidth, TVector>(y, a0, a1, a2, a3);
    }

    /// <summary>Adds the products of a piece of four rows and of up to three vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TWidth, TVector>(ReadOnlySpan<float> rows, ReadOnlySpan<float> x, int inputs, int length, Span<float> y, int outputs, int vectors)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float w0 = ref MemoryMarshal.GetReference(rows[..((3 * inputs) + length)]);
        ref float w1 = ref Unsafe.Add(ref w0, inputs);
        ref float w2 = ref Unsafe.Add(ref w1, inputs);
        ref float w3 = ref Unsafe.Add(ref w2, inputs);
        // Where there are fewer than three vectors, the first stands in for the others.
        ref float x0 = ref MemoryMarshal.GetReference(x[..(((vectors - 1) * inputs) + length)]);
        ref float x1 = ref Unsafe.Add(ref x0, vectors > 1 ? inputs : 0);
        ref float x2 = ref Unsafe.Add(ref x0, vectors > 2 ? 2 * inputs : 0);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero;
        for (int i = 0; i < length; i += lanes)
        {
            TVector a, b, c;
            int at = i;
            if (i <= length - lanes)
            {
                a = TWidth.Load(ref x0, i);
                b = TWidth.Load(ref x1, i);
                c = TWidth.Load(ref x2, i);
            }
            else
            {
                // The rest as a whole vector that overlaps the one before: what was counted already is zero.
                at = length - lanes;
                a = TWidth.Last(TWidth.Load(ref x0, at), length - i);
                b = TWidth.Last(TWidth.Load(ref x1, at), length - i);
                c = TWidth.Last(TWidth.Load(ref x2, at), length - i);
            }

            TVector w = TWidth.Load(ref w0, at);
            a0 = TWidth.MultiplyAdd(a, w, a0);
            b0 = TWidth.MultiplyAdd(b, w, b0);
            c0 = TWidth.MultiplyAdd(c, w, c0);
            w = TWidth.Load(ref w1, at);
            a1 = TWidth.MultiplyAdd(a, w, a1);
            b1 = TWidth.MultiplyAdd(b, w, b1);
            c1 = TWidth.MultiplyAdd(c, w, c1);
            w = TWidth.Load(ref w2, at);
            a2 = TWidth.MultiplyAdd(a, w, a2);
            b2 = TWidth.MultiplyAdd(b, w, b2);
            c2 = TWidth.MultiplyAdd(c, w, c2);
            w = TWidth.Load(ref w3, at);
            a3 = TWidth.MultiplyAdd(a, w, a3);
            b3 = TWidth.MultiplyAdd(b, w, b3);
            c3 = TWidth.MultiplyAdd(c, w, c3);
        }

        Add<TWidth, TVector>(y, a0, a1, a2, a3);
        if (vectors > 1)
            Add<TWidth, TVector>(y[outputs..], b0, b1, b2, b3);
        if (vectors > 2)
            Add<TWidth, TVector>(y[(2 * outputs)..], c0, c1, c2, c3);
    }

    /// <summary>Adds the sums of a vector's tile to its outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<TWidth, TVector>(Span<float> y, TVector s0, TVector s1, TVector s2, TVector s3)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        y[3] += TWidth.Sum(s3);
        y[2] += TWidth.Sum(s2);
        y[1] += TWidth.Sum(s1);
        y[0] += TWidth.Sum(s0);
    }
}
