using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>y = W x</c> for several vectors x with W in brain floats: as <see cref="MatrixRowsKernel"/>, with each pair of vectors of W widened once for three vectors.</summary>
internal ref struct BrainRowsKernel : IVectorKernel
{
    /// <summary>The rows, in pairs of vectors, each filled up to whole pairs with zeros.</summary>
    public required ReadOnlySpan<ushort> Weight;

    /// <summary>The vectors x, one after another.</summary>
    public required ReadOnlySpan<float> X;

    /// <summary>The vectors y, one after another.</summary>
    public required Span<float> Y;
    public required int Vectors;

    private const int TileRows = MatrixRowsKernel.TileRows;
    private const int TileVectors = MatrixRowsKernel.TileVectors;

    /// <summary>The columns of a piece, a multiple of every pair.</summary>
    private const int Piece = 1024;

    /// <summary>The vectors that share a pass over W.</summary>
    private const int Group = 48;

    /// <summary>The floats in a pair of the widest vectors.</summary>
    private const int WidestPair = 32;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int inputs = X.Length / Vectors;
        int outputs = Y.Length / Vectors;
        int pair = 2 * TWidth.Lanes;
        int whole = inputs / pair * pair;
        int pitch = whole == inputs ? whole : whole + pair;
        Y.Clear();

        // What is left of each vector, filled up with zeros to a pair.
        Span<float> rests = stackalloc float[Group * WidestPair];
        for (int first = 0; first < Vectors; first += Group)
        {
            int count = Math.Min(Group, Vectors - first);
            ReadOnlySpan<float> x = X.Slice(first * inputs, count * inputs);
            rests.Clear();
            for (int i = 0; i < count; i++)
                x[((i * inputs) + whole)..((i + 1) * inputs)].CopyTo(rests[(i * pair)..]);
            if (count == 1)
            {
                AddOne<TWidth, TVector>(whole, pitch, x, rests, Y.Slice(first * outputs, outputs));
                continue;
            }

            for (int start = 0; start < whole; start += Piece)
                AddPiece<TWidth, TVector>(start, Math.Min(Piece, whole - start), pitch, x[start..], inputs, Y[(first * outputs)..], outputs, count);
            if (whole < inputs)
                AddPiece<TWidth, TVector>(whole, pair, pitch, rests, pair, Y[(first * outputs)..], outputs, count);
        }
    }

    /// <summary>Adds the products of some columns of all rows and of some vectors.</summary>
    private readonly void AddPiece<TWidth, TVector>(int start, int length, int pitch, ReadOnlySpan<float> x, int inputs, Span<float> y, int outputs, int vectors)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int row = 0; row < outputs; row += TileRows)
        {
            // The last tile may be lower: its first row stands in for those that are not there.
            int rowCount = Math.Min(TileRows, outputs - row);
            ReadOnlySpan<ushort> rows = Weight[((row * pitch) + start)..];
            for (int vector = 0; vector < vectors; vector += TileVectors)
            {
                Tile<TWidth, TVector>(
                    rows, pitch, rowCount, x[(vector * inputs)..], inputs, length, y[((vector * outputs) + row)..], outputs, Math.Min(TileVectors, vectors - vector));
            }
        }
    }

    /// <summary>For one vector, W is read in the order of memory, as <see cref="MatrixRowsKernel"/> does: the same sums in the same order.</summary>
    private readonly void AddOne<TWidth, TVector>(int whole, int pitch, ReadOnlySpan<float> x, ReadOnlySpan<float> rest, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int row = 0; row < y.Length; row += TileRows)
        {
            Span<float> sums = y.Slice(row, Math.Min(TileRows, y.Length - row));
            ReadOnlySpan<ushort> rows = Weight.Slice(row * pitch, sums.Length * pitch);
            for (int start = 0; start < whole; start += Piece)
                TileOfOne<TWidth, TVector>(rows[start..], pitch, x[start..Math.Min(start + Piece, whole)], sums);
            if (whole < pitch)
                TileOfOne<TWidth, TVector>(rows[whole..], pitch, rest[..(pitch - whole)], sums);
        }
    }

    /// <summary>Adds the products of a piece of up to four rows and of one vector: what <see cref="Tile"/> yields, without the work for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TileOfOne<TWidth, TVector>(ReadOnlySpan<ushort> rows, int pitch, ReadOnlySpan<float> x, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int rowCount = y.Length;
        ref ushort w0 = ref MemoryMarshal.GetReference(rows[..(((rowCount - 1) * pitch) + x.Length)]);
        ref ushort w1 = ref Unsafe.Add(ref w0, rowCount > 1 ? pitch : 0);
        ref ushort w2 = ref Unsafe.Add(ref w0, rowCount > 2 ? 2 * pitch : 0);
        ref ushort w3 = ref Unsafe.Add(ref w0, rowCount > 3 ? 3 * pitch : 0);
        ref float x0 = ref MemoryMarshal.GetReference(x);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        for (int i = 0; i < x.Length; i += 2 * lanes)
        {
            TVector first = TWidth.Load(ref x0, i), second = TWidth.Load(ref x0, i + lanes);
            (TVector even, TVector odd) = TWidth.LoadPair(ref w0, i);
            a0 = TWidth.MultiplyAdd(second, odd, TWidth.MultiplyAdd(first, even, a0));
            (even, odd) = TWidth.LoadPair(ref w1, i);
            a1 = TWidth.MultiplyAdd(second, odd, TWidth.MultiplyAdd(first, even, a1));
            (even, odd) = TWidth.LoadPair(ref w2, i);
            a2 = TWidth.MultiplyAdd(second, odd, TWidth.MultiplyAdd(first, even, a2));
            (even, odd) = TWidth.LoadPair(ref w3, i);
            a3 = TWidth.MultiplyAdd(second, odd, TWidth.MultiplyAdd(first, even, a3));
        }

        Add<TWidth, TVector>(y, rowCount, a0, a1, a2, a3);
    }

    /// <summary>Adds the products of a piece of up to four rows and of up to three vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TWidth, TVector>(
        ReadOnlySpan<ushort> rows, int pitch, int rowCount, ReadOnlySpan<float> x, int inputs, int length, Span<float> y, int outputs, int vectors)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref ushort w0 = ref MemoryMarshal.GetReference(rows[..(((rowCount - 1) * pitch) + length)]);
        ref ushort w1 = ref Unsafe.Add(ref w0, rowCount > 1 ? pitch : 0);
        ref ushort w2 = ref Unsafe.Add(ref w0, rowCount > 2 ? 2 * pitch : 0);
        ref ushort w3 = ref Unsafe.Add(ref w0, rowCount > 3 ? 3 * pitch : 0);
        ref float x0 = ref MemoryMarshal.GetReference(x[..(((vectors - 1) * inputs) + length)]);
        ref float x1 = ref Unsafe.Add(ref x0, vectors > 1 ? inputs : 0);
        ref float x2 = ref Unsafe.Add(ref x0, vectors > 2 ? 2 * inputs : 0);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero;
        for (int i = 0; i < length; i += 2 * lanes)
        {
            (TVector even, TVector odd) = TWidth.LoadPair(ref w0, i);
            a0 = TWidth.MultiplyAdd(TWidth.Load(ref x0, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x0, i), even, a0));
            b0 = TWidth.MultiplyAdd(TWidth.Load(ref x1, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x1, i), even, b0));
            c0 = TWidth.MultiplyAdd(TWidth.Load(ref x2, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x2, i), even, c0));
            (even, odd) = TWidth.LoadPair(ref w1, i);
            a1 = TWidth.MultiplyAdd(TWidth.Load(ref x0, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x0, i), even, a1));
            b1 = TWidth.MultiplyAdd(TWidth.Load(ref x1, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x1, i), even, b1));
            c1 = TWidth.MultiplyAdd(TWidth.Load(ref x2, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x2, i), even, c1));
            (even, odd) = TWidth.LoadPair(ref w2, i);
            a2 = TWidth.MultiplyAdd(TWidth.Load(ref x0, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x0, i), even, a2));
            b2 = TWidth.MultiplyAdd(TWidth.Load(ref x1, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x1, i), even, b2));
            c2 = TWidth.MultiplyAdd(TWidth.Load(ref x2, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x2, i), even, c2));
            (even, odd) = TWidth.LoadPair(ref w3, i);
            a3 = TWidth.MultiplyAdd(TWidth.Load(ref x0, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x0, i), even, a3));
            b3 = TWidth.MultiplyAdd(TWidth.Load(ref x1, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x1, i), even, b3));
            c3 = TWidth.MultiplyAdd(TWidth.Load(ref x2, i + lanes), odd, TWidth.MultiplyAdd(TWidth.Load(ref x2, i), even, c3));
        }

        Add<TWidth, TVector>(y, rowCount, a0, a1, a2, a3);
        if (vectors > 1)
            Add<TWidth, TVector>(y[outputs..], rowCount, b0, b1, b2, b3);
        if (vectors > 2)
            Add<TWidth, TVector>(y[(2 * outputs)..], rowCount, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TWidth, TVector>(Span<float> y, int rowCount, TVector s0, TVector s1, TVector s2, TVector s3)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        y[0] += TWidth.Sum(s0);
        if (rowCount > 1)
            y[1] += TWidth.Sum(s1);
        if (rowCount > 2)
            y[2] += TWidth.Sum(s2);
        if (rowCount > 3)
            y[3] += TWidth.Sum(s3);
    }
}
