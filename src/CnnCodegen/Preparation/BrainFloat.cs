namespace CnnCodegen.Preparation;

/// <summary>
/// Brain floating point: the upper half of a float, with its sign, its 8 bits of exponent and 7 of the 23 bits behind them. A storage format:
/// arithmetic is in single precision.
/// </summary>
/// <remarks>
/// The error of rounding is at most 2⁻⁸ of the power of two below the number: 0.4 % of the number at worst. Below 2⁻¹²⁶, where floats themselves
/// lose precision, it is at most 2⁻¹³⁴.
/// </remarks>
public static class BrainFloat
{
    private const int LowerBits = 16;

    /// <summary>The nearest brain float; the even one of two that are equally near. NaN stays NaN, and what is too large becomes infinite.</summary>
    /// <param name="value">The number.</param>
    public static ushort Round(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        // The carry of rounding would turn NaN into another number. Its payload is not kept.
        if (float.IsNaN(value))
            return (ushort)((bits >> LowerBits) | 0x40);
        uint isOdd = (bits >> LowerBits) & 1;
        return (ushort)((bits + 0x7FFF + isOdd) >> LowerBits);
    }

    /// <summary>The same number as a float.</summary>
    /// <param name="value">The brain float.</param>
    public static float Widen(ushort value) => BitConverter.UInt32BitsToSingle((uint)value << LowerBits);
}
