using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// <c>y = W x</c> for several vectors x. Each piece of W comes from memory once, four rows at a time, and stays in the nearest cache while
/// the vectors pass by, three at a time: twelve sums in flight. A piece is as long as all vectors' share of it fits into the second cache.
/// </summary>
internal ref struct MatrixRowsKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Weight;

    /// <summary>The length of a vector x, and of a row of W.</summary>
    public required int Inputs;
    public required int Outputs;

    /// <summary>The vectors x, one after another.</summary>
    public required ReadOnlySpan<float> X;

    /// <summary>The vectors y, one after another.</summary>
    public required Span<float> Y;
    public required int Vectors;

    /// <summary>The rows of W that are read side by side.</summary>
    private const int TileRows = 4;

    /// <summary>The vectors that share a load of W.</summary>
    private const int TileVectors = 3;

    /// <summary>The columns of a piece: four rows of it take 16 KB, half of the nearest cache.</summary>
    private const int Piece = 1024;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        Y[..(Vectors * Outputs)].Clear();
        int tiled = Outputs / TileRows * TileRows;
        for (int start = 0; start < Inputs; start += Piece)
        {
            int length = Math.Min(Piece, Inputs - start);
            for (int first = 0; first < tiled; first += TileRows)
            {
                ReadOnlySpan<float> rows = Weight.Slice((first * Inputs) + start, ((TileRows - 1) * Inputs) + length);
                int vector = 0;
                for (; vector <= Vectors - TileVectors; vector += TileVectors)
                    Tile<TWidth, TVector>(rows, X[((vector * Inputs) + start)..], Inputs, length, Y[((vector * Outputs) + first)..], Outputs);
                for (; vector < Vectors; vector++)
                    Column<TWidth, TVector>(rows, X[((vector * Inputs) + start)..], Inputs, length, Y[((vector * Outputs) + first)..]);
            }
        }

        for (int row = tiled; row < Outputs; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                Y[(vector * Outputs) + row] = MatrixVectorKernel.Row<TWidth, TVector>(X.Slice(vector * Inputs, Inputs), Weight.Slice(row * Inputs, Inputs));
        }
    }

    /// <summary>Adds the products of a piece of four rows and of three vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TWidth, TVector>(ReadOnlySpan<float> rows, ReadOnlySpan<float> vectors, int inputs, int length, Span<float> y, int outputs)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float w0 = ref MemoryMarshal.GetReference(rows[..((3 * inputs) + length)]);
        ref float w1 = ref Unsafe.Add(ref w0, inputs);
        ref float w2 = ref Unsafe.Add(ref w1, inputs);
        ref float w3 = ref Unsafe.Add(ref w2, inputs);
        ref float x0 = ref MemoryMarshal.GetReference(vectors[..((2 * inputs) + length)]);
        ref float x1 = ref Unsafe.Add(ref x0, inputs);
        ref float x2 = ref Unsafe.Add(ref x1, inputs);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero;
        int step;
        for (int i = 0; i < length; i += step)
        {
            TVector a, b, c;
            int at = i;
            if (i <= length - lanes)
            {
                step = lanes;
                a = TWidth.Load(ref x0, i);
                b = TWidth.Load(ref x1, i);
                c = TWidth.Load(ref x2, i);
            }
            else
            {
                // The rest as a whole vector that overlaps the one before: what was counted already is zero.
                step = length - i;
                at = length - lanes;
                a = TWidth.Last(TWidth.Load(ref x0, at), step);
                b = TWidth.Last(TWidth.Load(ref x1, at), step);
                c = TWidth.Last(TWidth.Load(ref x2, at), step);
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
        Add<TWidth, TVector>(y[outputs..], b0, b1, b2, b3);
        Add<TWidth, TVector>(y[(2 * outputs)..], c0, c1, c2, c3);
    }

    /// <summary>Adds the products of a piece of four rows and of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column<TWidth, TVector>(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, int inputs, int length, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        Span<float> sums = stackalloc float[TileRows];
        MatrixVectorKernel.FourRows<TWidth, TVector>(vector[..length], rows, inputs, sums);
        for (int row = 0; row < TileRows; row++)
            y[row] += sums[row];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TWidth, TVector>(Span<float> y, TVector s0, TVector s1, TVector s2, TVector s3)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        y[3] += TWidth.Sum(s3);
        y[2] += TWidth.Sum(s2);
        y[1] += TWidth.Sum(s1);
        y[0] += TWidth.Sum(s0);
    }
}
