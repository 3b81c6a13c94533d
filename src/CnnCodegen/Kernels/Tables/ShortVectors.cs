using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnCodegen.Kernels;

/// <summary>Vectors of 16-bit numbers of one width.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IShortVector<TVector> : ITableVector<short, TVector>
    where TVector : struct
{
    /// <summary>Stores <c>max(x · scale + bias, floor)</c> as floats; nothing is checked.</summary>
    static abstract void Scale(TVector x, ref readonly float scale, ref readonly float bias, float floor, ref float target);
}

/// <summary>16 numbers: also where vectors of 512 bits are accelerated, because a panel has no more.</summary>
internal readonly struct Short256 : IShortVector<Vector256<short>>
{
    public static int Lanes => Vector256<short>.Count;

    public static Vector256<short> Lowest => Vector256.Create(short.MinValue);

    public static bool IsLowestForGood => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Load(ref readonly short source, int offset) => Vector256.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<short> x, ref short target, int offset) => x.StoreUnsafe(ref target, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Add(Vector256<short> x, Vector256<short> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Max(Vector256<short> x, Vector256<short> y) => Vector256.Max(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(Vector256<short> x, ref readonly float scale, ref readonly float bias, float floor, ref float target)
    {
        (Vector256<int> lower, Vector256<int> upper) = Vector256.Widen(x);
        Vector256<float> first = (Vector256.ConvertToSingle(lower) * Vector256.LoadUnsafe(in scale)) + Vector256.LoadUnsafe(in bias);
        Vector256<float> second = (Vector256.ConvertToSingle(upper) * Vector256.LoadUnsafe(in scale, 8)) + Vector256.LoadUnsafe(in bias, 8);
        Vector256.MaxNative(first, Vector256.Create(floor)).StoreUnsafe(ref target);
        Vector256.MaxNative(second, Vector256.Create(floor)).StoreUnsafe(ref target, 8);
    }
}

/// <summary>8 numbers.</summary>
internal readonly struct Short128 : IShortVector<Vector128<short>>
{
    public static int Lanes => Vector128<short>.Count;

    public static Vector128<short> Lowest => Vector128.Create(short.MinValue);

    public static bool IsLowestForGood => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> Load(ref readonly short source, int offset) => Vector128.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<short> x, ref short target, int offset) => x.StoreUnsafe(ref target, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> Add(Vector128<short> x, Vector128<short> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> Max(Vector128<short> x, Vector128<short> y) => Vector128.Max(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(Vector128<short> x, ref readonly float scale, ref readonly float bias, float floor, ref float target)
    {
        (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(x);
        Vector128<float> first = (Vector128.ConvertToSingle(lower) * Vector128.LoadUnsafe(in scale)) + Vector128.LoadUnsafe(in bias);
        Vector128<float> second = (Vector128.ConvertToSingle(upper) * Vector128.LoadUnsafe(in scale, 4)) + Vector128.LoadUnsafe(in bias, 4);
        Vector128.MaxNative(first, Vector128.Create(floor)).StoreUnsafe(ref target);
        Vector128.MaxNative(second, Vector128.Create(floor)).StoreUnsafe(ref target, 4);
    }
}

/// <summary>One number, for machines without vectors.</summary>
internal readonly struct Short16 : IShortVector<short>
{
    public static int Lanes => 1;

    public static short Lowest => short.MinValue;

    public static bool IsLowestForGood => false;

    public static short Load(ref readonly short source, int offset) => Unsafe.Add(ref Unsafe.AsRef(in source), offset);

    public static void Store(short x, ref short target, int offset) => Unsafe.Add(ref target, offset) = x;

    public static short Add(short x, short y) => (short)(x + y);

    public static short Max(short x, short y) => Math.Max(x, y);

    public static void Scale(short x, ref readonly float scale, ref readonly float bias, float floor, ref float target) =>
        target = Math.Max((x * scale) + bias, floor);
}
