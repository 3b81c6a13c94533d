using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// Selection of the k largest values, for a vector of channels at a time: first the k-th largest value of each, then all that are
/// larger, and as many equal ones, from the earliest on, as there is room for.
/// </summary>
internal ref struct KMaxKernel : IVectorKernel
{
    public required ReadOnlySpan<float> X;
    public required int XPitch;
    public required int Channels;
    public required int Length;
    public required int K;
    public required Span<float> Y;
    public required int YPitch;
    public required Span<float> Workspace;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        // Rows of a pitch that is a large power of two share few places in the caches: the channels at work lie next to each other.
        Span<float> column = Workspace[..(Length * TWidth.Lanes)];
        for (int channel = 0; channel < Channels; channel += TWidth.Lanes)
        {
            // The last vector overlaps the one before it; its channels come out the same twice.
            int first = Math.Min(channel, Channels - TWidth.Lanes);
            Rows.Copy(X[first..(((Length - 1) * XPitch) + first + TWidth.Lanes)], XPitch, TWidth.Lanes, column, TWidth.Lanes);
            Collect<TWidth, TVector>(column, Threshold<TWidth, TVector>(column, K), K, Y[first..], YPitch);
        }
    }

    /// <summary>
    /// The k-th largest value. Two bounds, values of the channel both, close in on it: those that lie above the middle between them are
    /// counted, and one bound moves to the value next to the middle.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector Threshold<TWidth, TVector>(ReadOnlySpan<float> column, int k)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(column);
        TVector half = TWidth.Create(0.5f), one = TWidth.Create(1), zero = TWidth.Create(0), wanted = TWidth.Create(k);
        TVector low = TWidth.Load(ref x, 0), high = low;
        for (int i = lanes; i < column.Length; i += lanes)
        {
            TVector value = TWidth.Load(ref x, i);
            low = TWidth.Min(low, value);
            high = TWidth.Max(high, value);
        }

        // Each pass takes a value out of the range, so that there are fewer passes than positions; NaN, which has no order, must not make more.
        for (int pass = 0; pass < column.Length && TWidth.Bits(TWidth.IsGreater(high, low)) != 0; pass += lanes)
        {
            // No overflow; and rounding must not leave the lower bound, which would take nothing out.
            TVector middle = TWidth.MultiplyAdd(low, half, TWidth.Multiply(high, half));
            middle = TWidth.Select(TWidth.IsGreater(middle, low), middle, high);
            TVector count = zero, above = high, below = low;
            for (int i = 0; i < column.Length; i += lanes)
            {
                TVector value = TWidth.Load(ref x, i);
                TVector isAbove = TWidth.IsAtLeast(value, middle);
                count = TWidth.Add(count, TWidth.Select(isAbove, one, zero));
                above = TWidth.Min(above, TWidth.Select(isAbove, value, above));
                below = TWidth.Max(below, TWidth.Select(isAbove, below, value));
            }

            TVector enough = TWidth.IsAtLeast(count, wanted);
            TVector tooMany = TWidth.IsGreater(count, wanted);
            low = TWidth.Select(enough, above, low);
            high = TWidth.Select(tooMany, high, TWidth.Select(enough, above, below));
        }

        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collect<TWidth, TVector>(ReadOnlySpan<float> column, TVector threshold, int k, Span<float> y, int yPitch)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(column);
        TVector one = TWidth.Create(1), zero = TWidth.Create(0);
        TVector room = TWidth.Create(k);
        for (int i = 0; i < column.Length; i += lanes)
            room = TWidth.Subtract(room, TWidth.Select(TWidth.IsGreater(TWidth.Load(ref x, i), threshold), one, zero));

        Span<int> next = stackalloc int[KMax.WorkspacePerPosition];
        int end = k * yPitch;
        for (int lane = 0; lane < lanes; lane++)
            next[lane] = lane;
        for (int i = 0; i < column.Length; i += lanes)
        {
            TVector value = TWidth.Load(ref x, i);
            TVector hasRoom = TWidth.Select(TWidth.IsAtLeast(value, threshold), TWidth.IsGreater(room, zero), zero);
            TVector isTie = TWidth.Select(TWidth.IsGreater(value, threshold), zero, hasRoom);
            room = TWidth.Subtract(room, TWidth.Select(isTie, one, zero));
            uint chosen = TWidth.Bits(TWidth.IsGreater(value, threshold)) | TWidth.Bits(isTie);
            for (; chosen != 0; chosen &= chosen - 1)
            {
                int lane = BitOperations.TrailingZeroCount(chosen);
                int target = next[lane];
                if (target < end)
                    y[target] = column[i + lane];
                next[lane] = target + yPitch;
            }
        }
    }
}
