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

    /// <summary>Up to here the largest values are kept sorted in registers.</summary>
    private const int Few = 8;

    /// <summary>Every so many passes the bounds move to values of the channel; the others only count, in a third of the time.</summary>
    private const int PassesPerTightening = 4;

    /// <summary>More than it takes to halve the distance of any two numbers until none lies between them.</summary>
    private const int MostHalvings = 1024;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        // Rows of a pitch that is a large power of two share few places in the caches: the channels at work lie next to each other.
        int lanes = TWidth.Lanes;
        Span<float> column = Workspace[..(Length * lanes)];
        for (int channel = 0; channel < Channels; channel += lanes)
        {
            // The last vector overlaps the one before it; its channels come out the same twice.
            int first = Math.Min(channel, Channels - lanes);
            Copy<TWidth, TVector>(X[first..], XPitch, Length, column, lanes);
            TVector threshold = K <= Few ? ThresholdOfFew<TWidth, TVector>(column, K) : Threshold<TWidth, TVector>(column, K);
            Compact<TWidth, TVector>(column, threshold, K);
            Copy<TWidth, TVector>(column, lanes, K, Y[first..], YPitch);
        }
    }

    /// <summary>Copies rows of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<TWidth, TVector>(ReadOnlySpan<float> from, int fromPitch, int rows, Span<float> to, int toPitch)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float source = ref MemoryMarshal.GetReference(from[..(((rows - 1) * fromPitch) + TWidth.Lanes)]);
        ref float target = ref MemoryMarshal.GetReference(to[..(((rows - 1) * toPitch) + TWidth.Lanes)]);
        for (int row = 0; row < rows; row++)
            TWidth.Store(TWidth.Load(ref source, row * fromPitch), ref target, row * toPitch);
    }

    /// <summary>The k-th largest value: each value sinks below those that are larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector ThresholdOfFew<TWidth, TVector>(ReadOnlySpan<float> column, int k)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        ref float x = ref MemoryMarshal.GetReference(column);
        TVector first = TWidth.Create(float.NegativeInfinity);
        TVector second = first, third = first, fourth = first, fifth = first, sixth = first, seventh = first, eighth = first;
        for (int i = 0; i < column.Length; i += TWidth.Lanes)
        {
            TVector value = TWidth.Load(ref x, i);
            Sink<TWidth, TVector>(ref first, ref value);
            Sink<TWidth, TVector>(ref second, ref value);
            Sink<TWidth, TVector>(ref third, ref value);
            Sink<TWidth, TVector>(ref fourth, ref value);
            Sink<TWidth, TVector>(ref fifth, ref value);
            Sink<TWidth, TVector>(ref sixth, ref value);
            Sink<TWidth, TVector>(ref seventh, ref value);
            eighth = TWidth.Max(eighth, value);
        }

        return k switch { 1 => first, 2 => second, 3 => third, 4 => fourth, 5 => fifth, 6 => sixth, 7 => seventh, _ => eighth };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sink<TWidth, TVector>(ref TVector held, ref TVector value)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        TVector larger = TWidth.Max(held, value);
        value = TWidth.Min(held, value);
        held = larger;
    }

    /// <summary>
    /// The k-th largest value, or a number with the same k values at or above it. Two bounds close in on it: those at or above the middle
    /// between them are counted, and one bound moves there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector Threshold<TWidth, TVector>(ReadOnlySpan<float> column, int k)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(column);
        TVector half = TWidth.Create(0.5f), one = TWidth.Create(1), wanted = TWidth.Create(k);
        TVector low = TWidth.Load(ref x, 0), high = low;
        for (int i = lanes; i < column.Length; i += lanes)
        {
            TVector value = TWidth.Load(ref x, i);
            low = TWidth.Min(low, value);
            high = TWidth.Max(high, value);
        }

        // Infinite bounds have no middle: then each tightening takes one value out. NaN, which has no order, must not make more passes.
        int most = MostHalvings + (PassesPerTightening * (column.Length / lanes));
        for (int pass = 1; pass <= most && TWidth.Bits(TWidth.IsGreater(high, low)) != 0; pass++)
        {
            // No overflow; and rounding must not leave the lower bound, which would take nothing out.
            TVector middle = TWidth.MultiplyAdd(low, half, TWidth.Multiply(high, half));
            middle = TWidth.Select(TWidth.IsGreater(middle, low), middle, high);
            TVector count = TWidth.Create(0), above = middle, below = middle;
            if (pass % PassesPerTightening != 0)
            {
                for (int i = 0; i < column.Length; i += lanes)
                    count = TWidth.Add(count, TWidth.And(TWidth.IsAtLeast(TWidth.Load(ref x, i), middle), one));
            }
            else
            {
                // The values next to the middle. Of equal values no other bound would come to an end soon.
                above = high;
                below = low;
                for (int i = 0; i < column.Length; i += lanes)
                {
                    TVector value = TWidth.Load(ref x, i);
                    TVector isAbove = TWidth.IsAtLeast(value, middle);
                    count = TWidth.Add(count, TWidth.And(isAbove, one));
                    above = TWidth.Min(above, TWidth.Select(isAbove, value, above));
                    below = TWidth.Max(below, TWidth.Select(isAbove, below, value));
                }
            }

            TVector enough = TWidth.IsAtLeast(count, wanted);
            TVector tooMany = TWidth.IsGreater(count, wanted);
            low = TWidth.Select(enough, above, low);
            high = TWidth.Select(tooMany, high, TWidth.Select(enough, above, below));
        }

        return low;
    }

    /// <summary>Moves what is kept to the front: of a lane no more than was read, so that it can be done in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compact<TWidth, TVector>(Span<float> column, TVector threshold, int k)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        int lanes = TWidth.Lanes;
        ref float x = ref MemoryMarshal.GetReference(column);
        TVector one = TWidth.Create(1), zero = TWidth.Create(0), room = TWidth.Create(k);
        for (int i = 0; i < column.Length; i += lanes)
            room = TWidth.Subtract(room, TWidth.And(TWidth.IsGreater(TWidth.Load(ref x, i), threshold), one));

        Span<int> places = stackalloc int[KMax.WorkspacePerPosition];
        for (int lane = 0; lane < lanes; lane++)
            places[lane] = lane;

        ref int place = ref MemoryMarshal.GetReference(places);
        for (int i = 0; i < column.Length; i += lanes)
        {
            TVector value = TWidth.Load(ref x, i);
            TVector isGreater = TWidth.IsGreater(value, threshold);
            TVector isTie = TWidth.And(TWidth.IsGreater(room, zero), TWidth.And(TWidth.IsAtLeast(value, threshold), one));
            isTie = TWidth.Select(isGreater, zero, isTie);
            room = TWidth.Subtract(room, isTie);
            uint kept = TWidth.Bits(isGreater) | TWidth.Bits(TWidth.IsGreater(isTie, zero));
            for (; kept != 0; kept &= kept - 1)
            {
                int lane = BitOperations.TrailingZeroCount(kept);
                int target = Unsafe.Add(ref place, lane);
                Unsafe.Add(ref x, target) = Unsafe.Add(ref x, i + lane);
                Unsafe.Add(ref place, lane) = target + lanes;
            }
        }
    }
}
