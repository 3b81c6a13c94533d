using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>What makes one value of two.</summary>
internal interface IReduction
{
    static abstract TVector Of<TWidth, TVector>(TVector x, TVector y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct;
}

/// <summary>The larger one.</summary>
internal readonly struct MaxReduction : IReduction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TWidth, TVector>(TVector x, TVector y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => TWidth.Max(x, y);
}

/// <summary>The sum.</summary>
internal readonly struct SumReduction : IReduction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TWidth, TVector>(TVector x, TVector y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct => TWidth.Add(x, y);
}

/// <summary>Pooling over windows that move along a sequence: four vectors of channels at a time, in registers until their window is done.</summary>
internal ref struct PoolingKernel<TReduction> : IVectorKernel
    where TReduction : struct, IReduction
{
    public required ReadOnlySpan<float> X;
    public required int XPitch;
    public required int Channels;
    public required int Length;
    public required int Width;
    public required int Stride;
    public required int Padding;
    public required int Positions;
    public required Span<float> Y;
    public required int YPitch;

    private const int Tile = 4;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        for (int position = 0; position < Positions; position++)
        {
            int start = (position * Stride) - Padding;
            int first = Math.Max(start, 0);
            int last = Math.Min(start + Width, Length) - 1;
            Reduce<TWidth, TVector>(X[(first * XPitch)..((last * XPitch) + Channels)], XPitch, last - first + 1, Y.Slice(position * YPitch, Channels));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce<TWidth, TVector>(ReadOnlySpan<float> rows, int pitch, int count, Span<float> result)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float y = ref MemoryMarshal.GetReference(result);
        int channel = 0;
        for (; channel <= result.Length - (Tile * lanes); channel += Tile * lanes)
        {
            ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), channel);
            TVector a = TWidth.Load(ref x, 0), b = TWidth.Load(ref x, lanes), c = TWidth.Load(ref x, 2 * lanes), d = TWidth.Load(ref x, 3 * lanes);
            for (int row = 1; row < count; row++)
            {
                x = ref Unsafe.Add(ref x, pitch);
                a = TReduction.Of<TWidth, TVector>(a, TWidth.Load(ref x, 0));
                b = TReduction.Of<TWidth, TVector>(b, TWidth.Load(ref x, lanes));
                c = TReduction.Of<TWidth, TVector>(c, TWidth.Load(ref x, 2 * lanes));
                d = TReduction.Of<TWidth, TVector>(d, TWidth.Load(ref x, 3 * lanes));
            }

            TWidth.Store(a, ref y, channel);
            TWidth.Store(b, ref y, channel + lanes);
            TWidth.Store(c, ref y, channel + (2 * lanes));
            TWidth.Store(d, ref y, channel + (3 * lanes));
        }

        for (; channel < result.Length; channel += lanes)
        {
            // The last vector overlaps the one before it; its channels come out the same twice.
            int first = Math.Min(channel, result.Length - lanes);
            ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), first);
            TVector a = TWidth.Load(ref x, 0);
            for (int row = 1; row < count; row++)
            {
                x = ref Unsafe.Add(ref x, pitch);
                a = TReduction.Of<TWidth, TVector>(a, TWidth.Load(ref x, 0));
            }

            TWidth.Store(a, ref y, first);
        }
    }
}
