using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary><c>y = W x</c>, the rows of W as they come: four at a time share each vector of x.</summary>
internal ref struct MatrixVectorKernel : IVectorKernel
{
    public required ReadOnlySpan<float> Weight;
    public required int Pitch;
    public required ReadOnlySpan<float> X;
    public required Span<float> Y;

    private const int Tile = 4;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int row = 0;
        for (; row <= Y.Length - Tile; row += Tile)
            FourRows<TWidth, TVector>(X, Weight.Slice(row * Pitch, ((Tile - 1) * Pitch) + X.Length), Pitch, Y.Slice(row, Tile));
        for (; row < Y.Length; row++)
            Y[row] = Row<TWidth, TVector>(X, Weight.Slice(row * Pitch, X.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<TWidth, TVector>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> rows, int pitch, Span<float> y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int length = inputs.Length;
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float w0 = ref MemoryMarshal.GetReference(rows);
        ref float w1 = ref Unsafe.Add(ref w0, pitch);
        ref float w2 = ref Unsafe.Add(ref w1, pitch);
        ref float w3 = ref Unsafe.Add(ref w2, pitch);
        TVector zero = TWidth.Create(0);
        TVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        TVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        int i = 0;
        for (; i <= length - (2 * lanes); i += 2 * lanes)
        {
            TVector first = TWidth.Load(ref x, i);
            TVector second = TWidth.Load(ref x, i + lanes);
            a0 = TWidth.MultiplyAdd(first, TWidth.Load(ref w0, i), a0);
            a1 = TWidth.MultiplyAdd(first, TWidth.Load(ref w1, i), a1);
            a2 = TWidth.MultiplyAdd(first, TWidth.Load(ref w2, i), a2);
            a3 = TWidth.MultiplyAdd(first, TWidth.Load(ref w3, i), a3);
            b0 = TWidth.MultiplyAdd(second, TWidth.Load(ref w0, i + lanes), b0);
            b1 = TWidth.MultiplyAdd(second, TWidth.Load(ref w1, i + lanes), b1);
            b2 = TWidth.MultiplyAdd(second, TWidth.Load(ref w2, i + lanes), b2);
            b3 = TWidth.MultiplyAdd(second, TWidth.Load(ref w3, i + lanes), b3);
        }

        if (i <= length - lanes)
        {
            TVector first = TWidth.Load(ref x, i);
            a0 = TWidth.MultiplyAdd(first, TWidth.Load(ref w0, i), a0);
            a1 = TWidth.MultiplyAdd(first, TWidth.Load(ref w1, i), a1);
            a2 = TWidth.MultiplyAdd(first, TWidth.Load(ref w2, i), a2);
            a3 = TWidth.MultiplyAdd(first, TWidth.Load(ref w3, i), a3);
            i += lanes;
        }

        if (i < length)
        {
            // The rest as a whole vector that overlaps the one before: what was counted already is zero.
            int last = length - lanes;
            TVector rest = TWidth.Last(TWidth.Load(ref x, last), length - i);
            b0 = TWidth.MultiplyAdd(rest, TWidth.Load(ref w0, last), b0);
            b1 = TWidth.MultiplyAdd(rest, TWidth.Load(ref w1, last), b1);
            b2 = TWidth.MultiplyAdd(rest, TWidth.Load(ref w2, last), b2);
            b3 = TWidth.MultiplyAdd(rest, TWidth.Load(ref w3, last), b3);
        }

        y[3] = TWidth.Sum(TWidth.Add(a3, b3));
        y[2] = TWidth.Sum(TWidth.Add(a2, b2));
        y[1] = TWidth.Sum(TWidth.Add(a1, b1));
        y[0] = TWidth.Sum(TWidth.Add(a0, b0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Row<TWidth, TVector>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> row)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        int length = inputs.Length;
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float w = ref MemoryMarshal.GetReference(row[..length]);
        TVector a = TWidth.Create(0), b = a, c = a, d = a;
        int i = 0;
        for (; i <= length - (4 * lanes); i += 4 * lanes)
        {
            a = TWidth.MultiplyAdd(TWidth.Load(ref x, i), TWidth.Load(ref w, i), a);
            b = TWidth.MultiplyAdd(TWidth.Load(ref x, i + lanes), TWidth.Load(ref w, i + lanes), b);
            c = TWidth.MultiplyAdd(TWidth.Load(ref x, i + (2 * lanes)), TWidth.Load(ref w, i + (2 * lanes)), c);
            d = TWidth.MultiplyAdd(TWidth.Load(ref x, i + (3 * lanes)), TWidth.Load(ref w, i + (3 * lanes)), d);
        }

        for (; i <= length - lanes; i += lanes)
            a = TWidth.MultiplyAdd(TWidth.Load(ref x, i), TWidth.Load(ref w, i), a);
        if (i < length)
        {
            int last = length - lanes;
            b = TWidth.MultiplyAdd(TWidth.Last(TWidth.Load(ref x, last), length - i), TWidth.Load(ref w, last), b);
        }

        return TWidth.Sum(TWidth.Add(TWidth.Add(a, b), TWidth.Add(c, d)));
    }
}
