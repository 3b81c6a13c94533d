using System.Runtime.CompilerServices;
using CnnCodegen.Preparation;

namespace CnnCodegen.Kernels;

/// <summary>One float: fewer channels than the narrowest vector has, and machines without any.</summary>
internal readonly struct Width1 : IVectorWidth<float>
{
    public static int Lanes => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Create(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(ref readonly float source, int offset) => Unsafe.Add(ref Unsafe.AsRef(in source), offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float First, float Second) LoadPair(ref readonly ushort source, int offset)
    {
        ref ushort pair = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return (BrainFloat.Widen(pair), BrainFloat.Widen(Unsafe.Add(ref pair, 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float x, ref float target, int offset) => Unsafe.Add(ref target, offset) = x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float x, float y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Subtract(float x, float y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float x, float y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float x, float y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float x, float y, float z) => float.MultiplyAddEstimate(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float x, float y) => x < y ? x : y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float x, float y) => x > y ? x : y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IsGreater(float x, float y) => Mask(x > y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IsAtLeast(float x, float y) => Mask(x >= y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float And(float mask, float x) => Bits(mask) != 0 ? x : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float mask, float x, float y) => Bits(mask) != 0 ? x : y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(float mask) => BitConverter.SingleToUInt32Bits(mask) >> 31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Last(float x, int lanes) => lanes > 0 ? x : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(float x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float PowerOfTwo(float rounded) =>
        BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(rounded) << VectorFunctions.MantissaBits) + BitConverter.SingleToInt32Bits(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mask(bool condition) => BitConverter.UInt32BitsToSingle(condition ? uint.MaxValue : 0);
}
