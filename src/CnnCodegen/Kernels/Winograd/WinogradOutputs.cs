using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>The sums of a panel of filters at all points, and what they become.</summary>
/// <param name="sums">The sums, <c>[point][tile][filter]</c>.</param>
/// <param name="filters">The filters of the panel.</param>
/// <param name="tiles">The tiles.</param>
/// <param name="positions">The positions of the result that there are; the last tile may have fewer than the others.</param>
/// <param name="outputs">The positions that a tile yields.</param>
internal readonly ref struct WinogradSums(ReadOnlySpan<float> sums, int filters, int tiles, int positions, int outputs)
{
    public ReadOnlySpan<float> Sums { get; } = sums;

    public int Filters { get; } = filters;

    public int Tiles { get; } = tiles;

    public int Positions { get; } = positions;

    public int Outputs { get; } = outputs;
}

/// <summary>The result's side of minimal filtering, with what is done to the result fused in.</summary>
internal static class WinogradOutputs
{
    /// <summary>Keeps the largest of each filter.</summary>
    public static void Max(in WinogradSums sums, Span<float> best)
    {
        switch (sums.Outputs)
        {
            case 2: Run<TwoOutputs>(sums, best); break;
            case 3: Run<ThreeOutputs>(sums, best); break;
            case 4: Run<FourOutputs>(sums, best); break;
            default: Run<FiveOutputs>(sums, best); break;
        }

        static void Run<TOutputs>(in WinogradSums sums, Span<float> best)
            where TOutputs : struct, IWinogradOutputs =>
            VectorDispatch.Run(new WinogradMaxKernel<TOutputs> { Sums = sums, Best = best }, sums.Filters);
    }

    /// <summary>Stores each position with its filters' bias.</summary>
    /// <typeparam name="TRelu">Whether what is below zero becomes zero.</typeparam>
    public static void Map<TRelu>(in WinogradSums sums, ReadOnlySpan<float> bias, Span<float> y, int pitch)
        where TRelu : struct, ISwitch
    {
        switch (sums.Outputs)
        {
            case 2: Run<TwoOutputs>(sums, bias, y, pitch); break;
            case 3: Run<ThreeOutputs>(sums, bias, y, pitch); break;
            case 4: Run<FourOutputs>(sums, bias, y, pitch); break;
            default: Run<FiveOutputs>(sums, bias, y, pitch); break;
        }

        static void Run<TOutputs>(in WinogradSums sums, ReadOnlySpan<float> bias, Span<float> y, int pitch)
            where TOutputs : struct, IWinogradOutputs =>
            VectorDispatch.Run(new WinogradMapKernel<TOutputs, TRelu> { Sums = sums, Bias = bias, Y = y, YPitch = pitch }, sums.Filters);
    }
}

/// <summary>The positions that a tile yields: 5, 4, 3 and 2 for filters of width 2, 3, 4 and 5.</summary>
internal interface IWinogradOutputs
{
    static abstract int Count { get; }
}

internal readonly struct TwoOutputs : IWinogradOutputs
{
    public static int Count => 2;
}

internal readonly struct ThreeOutputs : IWinogradOutputs
{
    public static int Count => 3;
}

internal readonly struct FourOutputs : IWinogradOutputs
{
    public static int Count => 4;
}

internal readonly struct FiveOutputs : IWinogradOutputs
{
    public static int Count => 5;
}

/// <summary>
/// The sums of a tile on their way back, for one vector of filters. Position k is <c>m0 + m1 + (−1)^k m2 + 2^k m3 + (−2)^k m4</c>, and the last one has
/// the sum at infinity too: even and odd positions share their sums.
/// </summary>
internal readonly struct WinogradTile<TWidth, TVector, TOutputs>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : struct
    where TOutputs : struct, IWinogradOutputs
{
    private readonly TVector _zero, _even1, _odd1, _even2, _odd2, _infinity;

    /// <param name="sums">The first filter's sum at the first point.</param>
    /// <param name="point">The floats from one point's sums to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WinogradTile(ref readonly float sums, nint point)
    {
        ref float first = ref Unsafe.AsRef(in sums);
        TVector m1 = TWidth.Load(ref Unsafe.Add(ref first, point), 0), m2 = TWidth.Load(ref Unsafe.Add(ref first, 2 * point), 0);
        TVector m3 = TWidth.Load(ref Unsafe.Add(ref first, 3 * point), 0), m4 = TWidth.Load(ref Unsafe.Add(ref first, 4 * point), 0);
        _zero = TWidth.Load(ref first, 0);
        _even1 = TWidth.Add(m1, m2);
        _odd1 = TWidth.Subtract(m1, m2);
        _even2 = TWidth.Add(m3, m4);
        _odd2 = TWidth.Subtract(m3, m4);
        _infinity = TWidth.Load(ref Unsafe.Add(ref first, 5 * point), 0);
    }

    /// <summary>A position; a constant to the JIT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector At(int position)
    {
        TVector result = position switch
        {
            0 => TWidth.Add(TWidth.Add(_zero, _even1), _even2),
            1 => TWidth.MultiplyAdd(TWidth.Create(2), _odd2, _odd1),
            2 => TWidth.MultiplyAdd(TWidth.Create(4), _even2, _even1),
            3 => TWidth.MultiplyAdd(TWidth.Create(8), _odd2, _odd1),
            _ => TWidth.MultiplyAdd(TWidth.Create(16), _even2, _even1),
        };
        return position == TOutputs.Count - 1 ? TWidth.Add(result, _infinity) : result;
    }
}

/// <summary>Transforms sums back and keeps the largest of each filter.</summary>
internal ref struct WinogradMaxKernel<TOutputs> : IVectorKernel
    where TOutputs : struct, IWinogradOutputs
{
    public required WinogradSums Sums;
    public required Span<float> Best;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        nint filters = Sums.Filters, point = Sums.Tiles * filters;
        ref float sums = ref MemoryMarshal.GetReference(Sums.Sums[..(WinogradWindow.Points * (int)point)]);
        ref float best = ref MemoryMarshal.GetReference(Best[..Sums.Filters]);
        for (nint filter = 0; filter < filters; filter += TWidth.Lanes)
        {
            // The last vector may overlap the one before it; a maximum comes out the same twice.
            nint first = nint.Min(filter, filters - TWidth.Lanes);
            ref float sum = ref Unsafe.Add(ref sums, first);
            TVector largest = TWidth.Load(ref Unsafe.Add(ref best, first), 0);
            int left = Sums.Positions;
            for (; left >= TOutputs.Count; left -= TOutputs.Count)
            {
                largest = TWidth.Max(largest, Largest<TWidth, TVector, Off>(ref sum, point, left));
                sum = ref Unsafe.Add(ref sum, filters);
            }

            if (left > 0)
                largest = TWidth.Max(largest, Largest<TWidth, TVector, On>(ref sum, point, left));
            TWidth.Store(largest, ref Unsafe.Add(ref best, first), 0);
        }
    }

    /// <summary>The largest of the positions of a tile; <typeparamref name="TShort"/> tells that there are fewer than a tile yields.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Largest<TWidth, TVector, TShort>(ref float sums, nint point, int positions)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
        where TShort : struct, ISwitch
    {
        var back = new WinogradTile<TWidth, TVector, TOutputs>(ref sums, point);
        TVector largest = back.At(0);
        if (!TShort.IsOn || positions > 1)
            largest = TWidth.Max(largest, back.At(1));
        if (TOutputs.Count > 2 && (!TShort.IsOn || positions > 2))
            largest = TWidth.Max(largest, back.At(2));
        if (TOutputs.Count > 3 && (!TShort.IsOn || positions > 3))
            largest = TWidth.Max(largest, back.At(3));
        if (TOutputs.Count > 4 && !TShort.IsOn)
            largest = TWidth.Max(largest, back.At(4));
        return largest;
    }
}

/// <summary>Transforms sums back and stores them with their filter's bias.</summary>
/// <typeparam name="TOutputs">The positions that a tile yields.</typeparam>
/// <typeparam name="TRelu">Whether what is below zero becomes zero.</typeparam>
internal ref struct WinogradMapKernel<TOutputs, TRelu> : IVectorKernel
    where TOutputs : struct, IWinogradOutputs
    where TRelu : struct, ISwitch
{
    public required WinogradSums Sums;
    public required ReadOnlySpan<float> Bias;
    public required Span<float> Y;
    public required int YPitch;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        nint filters = Sums.Filters, pitch = YPitch, point = Sums.Tiles * filters;
        ref float sums = ref MemoryMarshal.GetReference(Sums.Sums[..(WinogradWindow.Points * (int)point)]);
        ref float bias = ref MemoryMarshal.GetReference(Bias[..Sums.Filters]);
        ref float y = ref MemoryMarshal.GetReference(Y[..(((Sums.Positions - 1) * YPitch) + Sums.Filters)]);
        int left = Sums.Positions;
        for (; left >= TOutputs.Count; left -= TOutputs.Count)
        {
            for (nint filter = 0; filter < filters; filter += TWidth.Lanes)
            {
                // The last vector may overlap the one before it; its filters come out the same twice.
                nint first = nint.Min(filter, filters - TWidth.Lanes);
                Store<TWidth, TVector, Off>(ref Unsafe.Add(ref sums, first), point, ref Unsafe.Add(ref bias, first), ref Unsafe.Add(ref y, first), pitch, left);
            }

            sums = ref Unsafe.Add(ref sums, filters);
            y = ref Unsafe.Add(ref y, TOutputs.Count * pitch);
        }

        for (nint filter = 0; left > 0 && filter < filters; filter += TWidth.Lanes)
        {
            nint first = nint.Min(filter, filters - TWidth.Lanes);
            Store<TWidth, TVector, On>(ref Unsafe.Add(ref sums, first), point, ref Unsafe.Add(ref bias, first), ref Unsafe.Add(ref y, first), pitch, left);
        }
    }

    /// <summary>Stores the positions of a tile; <typeparamref name="TShort"/> tells that there are fewer than a tile yields.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWidth, TVector, TShort>(ref float sums, nint point, ref float bias, ref float y, nint pitch, int rows)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
        where TShort : struct, ISwitch
    {
        var back = new WinogradTile<TWidth, TVector, TOutputs>(ref sums, point);
        TVector shift = TWidth.Load(ref bias, 0);
        Store<TWidth, TVector>(back.At(0), shift, ref y);
        if (!TShort.IsOn || rows > 1)
            Store<TWidth, TVector>(back.At(1), shift, ref Unsafe.Add(ref y, pitch));
        if (TOutputs.Count > 2 && (!TShort.IsOn || rows > 2))
            Store<TWidth, TVector>(back.At(2), shift, ref Unsafe.Add(ref y, 2 * pitch));
        if (TOutputs.Count > 3 && (!TShort.IsOn || rows > 3))
            Store<TWidth, TVector>(back.At(3), shift, ref Unsafe.Add(ref y, 3 * pitch));
        if (TOutputs.Count > 4 && !TShort.IsOn)
            Store<TWidth, TVector>(back.At(4), shift, ref Unsafe.Add(ref y, 4 * pitch));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TWidth, TVector>(TVector position, TVector bias, ref float y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        TVector sum = TWidth.Add(position, bias);
        TWidth.Store(TRelu.IsOn ? TWidth.Max(sum, TWidth.Create(0)) : sum, ref y, 0);
    }
}
