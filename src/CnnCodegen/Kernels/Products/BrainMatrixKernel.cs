using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>y = W x</c> with W in brain floats: four rows at a time share each pair of vectors of x.</summary>
internal ref struct BrainMatrixKernel : IVectorKernel
{
    /// <summary>The rows, in pairs of vectors, each filled up to whole pairs with zeros.</summary>
    public required ReadOnlySpan<ushort> Weight;
    public required ReadOnlySpan<float> X;
    public required Span<float> Y;

    private const int Tile = 4;

    /// <summary>The floats in a pair of the widest vectors.</summary>
    private const int WidestPair = 32;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int pair = 2 * TWidth.Lanes;
        int whole = X.Length / pair * pair;
        int pitch = whole == X.Length ? whole : whole + pair;

        // What is left of x, filled up with zeros to a pair.
        Span<float> rest = stackalloc float[WidestPair];
        rest.Clear();
        X[whole..].CopyTo(rest);
        int row = 0;
        for (; row <= Y.Length - Tile; row += Tile)
            FourRows<TWidth, TVector>(X, rest, Weight.Slice(row * pitch, Tile * pitch), pitch, Y.Slice(row, Tile));
        for (; row < Y.Length; row++)
            Y[row] = Row<TWidth, TVector>(X, rest, Weight.Slice(row * pitch, pitch));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<TWidth, TVector>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> rest, ReadOnlySpan<ushort> rows, int pitch, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref ushort w0 = ref MemoryMarshal.GetReference(rows);
        ref ushort w1 = ref Unsafe.Add(ref w0, pitch);
        ref ushort w2 = ref Unsafe.Add(ref w1, pitch);
        ref ushort w3 = ref Unsafe.Add(ref w2, pitch);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        for (int i = 0; i < pitch; i += 2 * lanes)
        {
            // The last pair may be one that was filled up.
            ref float from = ref i <= inputs.Length - (2 * lanes) ? ref Unsafe.Add(ref x, i) : ref MemoryMarshal.GetReference(rest);
            TVector first = TWidth.Load(ref from, 0);
            TVector second = TWidth.Load(ref from, lanes);
            (TVector even, TVector odd) = TWidth.LoadPair(ref w0, i);
            a0 = TWidth.MultiplyAdd(first, even, a0);
            b0 = TWidth.MultiplyAdd(second, odd, b0);
            (even, odd) = TWidth.LoadPair(ref w1, i);
            a1 = TWidth.MultiplyAdd(first, even, a1);
            b1 = TWidth.MultiplyAdd(second, odd, b1);
            (even, odd) = TWidth.LoadPair(ref w2, i);
            a2 = TWidth.MultiplyAdd(first, even, a2);
            b2 = TWidth.MultiplyAdd(second, odd, b2);
            (even, odd) = TWidth.LoadPair(ref w3, i);
            a3 = TWidth.MultiplyAdd(first, even, a3);
            b3 = TWidth.MultiplyAdd(second, odd, b3);
        }

        y[3] = TWidth.Sum(TWidth.Add(a3, b3));
        y[2] = TWidth.Sum(TWidth.Add(a2, b2));
        y[1] = TWidth.Sum(TWidth.Add(a1, b1));
        y[0] = TWidth.Sum(TWidth.Add(a0, b0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Row<TWidth, TVector>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> rest, ReadOnlySpan<ushort> row)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref ushort w = ref MemoryMarshal.GetReference(row);
        TVector a = TWidth.Create(0), b = a;
        for (int i = 0; i < row.Length; i += 2 * lanes)
        {
            ref float from = ref i <= inputs.Length - (2 * lanes) ? ref Unsafe.Add(ref x, i) : ref MemoryMarshal.GetReference(rest);
            (TVector even, TVector odd) = TWidth.LoadPair(ref w, i);
            a = TWidth.MultiplyAdd(TWidth.Load(ref from, 0), even, a);
            b = TWidth.MultiplyAdd(TWidth.Load(ref from, lanes), odd, b);
        }

        return TWidth.Sum(TWidth.Add(a, b));
    }
}
