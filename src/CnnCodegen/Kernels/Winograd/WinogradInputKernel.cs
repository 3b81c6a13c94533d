using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen.Kernels;

/// <summary>
/// The input's side of minimal filtering: of the six rows of each tile, channel by channel, the values that belong to the points 0, 1, −1, 2, −2 and
/// infinity. The same for filters of each width, which differ in how far apart tiles are.
/// </summary>
internal ref struct WinogradInputKernel : IVectorKernel
{
    public required ReadOnlySpan<float> X;
    public required int XPitch;
    public required int Channels;

    /// <summary>The rows from one tile to the next.</summary>
    public required int Step;

    /// <summary>The rows that there are; those behind count as zeros.</summary>
    public required int Rows;
    public required int Tiles;

    /// <summary>Receives the rows of the first point, one per tile, then those of the second, and so on.</summary>
    public required Span<float> Y;
    public required int YPitch;

    public readonly void Run<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
    {
        // The slices check once that all is inside.
        ref float x = ref MemoryMarshal.GetReference(X[..(((Rows - 1) * XPitch) + Channels)]);
        ref float y = ref MemoryMarshal.GetReference(Y[..(WinogradWindow.Points * Tiles * YPitch)]);
        for (int tile = 0; tile < Tiles; tile++)
        {
            int rows = Rows - (tile * Step);
            if (rows >= WinogradWindow.Points)
                Transform<TWidth, TVector, Off>(ref Unsafe.Add(ref x, tile * Step * XPitch), WinogradWindow.Points, ref Unsafe.Add(ref y, tile * YPitch));
            else
                Transform<TWidth, TVector, On>(ref Unsafe.Add(ref x, tile * Step * XPitch), rows, ref Unsafe.Add(ref y, tile * YPitch));
        }
    }

    /// <summary>Transforms the rows of a tile; <typeparamref name="TShort"/> tells that there are not all six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Transform<TWidth, TVector, TShort>(ref float x, int rows, ref float y)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
        where TShort : struct, ISwitch
    {
        nint pitch = XPitch, point = Tiles * YPitch;
        TVector two = TWidth.Create(2), minusTwo = TWidth.Create(-2), four = TWidth.Create(4), minusFour = TWidth.Create(-4), minusFive = TWidth.Create(-5);
        for (int channel = 0; channel < Channels; channel += TWidth.Lanes)
        {
            // The last vector overlaps the one before it; its channels come out the same twice.
            int first = Math.Min(channel, Channels - TWidth.Lanes);
            ref float row = ref Unsafe.Add(ref x, first);
            TVector d0 = TWidth.Load(ref row, 0);
            TVector d1 = Row<TWidth, TVector, TShort>(ref row, pitch, 1, rows);
            TVector d2 = Row<TWidth, TVector, TShort>(ref row, pitch, 2, rows);
            TVector d3 = Row<TWidth, TVector, TShort>(ref row, pitch, 3, rows);
            TVector d4 = Row<TWidth, TVector, TShort>(ref row, pitch, 4, rows);
            TVector d5 = Row<TWidth, TVector, TShort>(ref row, pitch, 5, rows);

            // Points p and −p share their even and their odd part.
            TVector even1 = TWidth.MultiplyAdd(minusFour, d2, d4), odd1 = TWidth.MultiplyAdd(minusFour, d1, d3);
            TVector even2 = TWidth.Subtract(d4, d2), odd2 = TWidth.Subtract(d3, d1);
            ref float result = ref Unsafe.Add(ref y, first);
            TWidth.Store(TWidth.MultiplyAdd(four, d0, TWidth.MultiplyAdd(minusFive, d2, d4)), ref result, 0);
            TWidth.Store(TWidth.Add(even1, odd1), ref Unsafe.Add(ref result, point), 0);
            TWidth.Store(TWidth.Subtract(even1, odd1), ref Unsafe.Add(ref result, 2 * point), 0);
            TWidth.Store(TWidth.MultiplyAdd(two, odd2, even2), ref Unsafe.Add(ref result, 3 * point), 0);
            TWidth.Store(TWidth.MultiplyAdd(minusTwo, odd2, even2), ref Unsafe.Add(ref result, 4 * point), 0);
            TWidth.Store(TWidth.MultiplyAdd(four, d1, TWidth.MultiplyAdd(minusFive, d3, d5)), ref Unsafe.Add(ref result, 5 * point), 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Row<TWidth, TVector, TShort>(ref float x, nint pitch, int row, int rows)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct
        where TShort : struct, ISwitch =>
        TShort.IsOn && row >= rows ? TWidth.Create(0) : TWidth.Load(ref Unsafe.Add(ref x, row * pitch), 0);
}
