using System.Runtime.CompilerServices;

namespace CnnCodegen.Preparation;

/// <summary>
/// Brain floats that start on a 64-byte boundary and stay there, in pairs of vectors: kernels widen two vectors from each load. Made at load time,
/// read-only afterwards.
/// </summary>
public sealed class AlignedBrainFloats
{
    private const int Alignment = 64;
    private const int Lanes = Alignment / sizeof(ushort);

    private readonly ushort[] _array;
    private readonly int _start;
    private readonly int _length;

    private AlignedBrainFloats(int length)
    {
        // Pinned: on the other heaps the collector may move an array to an address of another alignment.
        _array = GC.AllocateArray<ushort>(checked(length + Lanes), pinned: true);
        _length = length;
        _start = FirstAligned(_array);
    }

    /// <summary>The brain floats.</summary>
    public ReadOnlySpan<ushort> Span => _array.AsSpan(_start, _length);

    /// <summary>
    /// Rounds floats that a kernel reads vector by vector. Each two vectors <c>a</c>, <c>b</c> that follow each other become
    /// <c>a₀ b₀ a₁ b₁ …</c>: read as 32-bit lanes, <c>a</c> is a shift away and <c>b</c> a mask. A vector that has no partner is paired with zeros.
    /// </summary>
    /// <param name="floats">Whole vectors.</param>
    /// <param name="lanes">The floats in a vector.</param>
    public static AlignedBrainFloats PairsOf(ReadOnlySpan<float> floats, int lanes)
    {
        int pair = 2 * lanes;
        int pairs = (floats.Length + pair - 1) / pair;
        var rounded = new AlignedBrainFloats(checked(pairs * pair));
        Span<ushort> target = rounded._array.AsSpan(rounded._start, rounded._length);
        for (int start = 0; start < target.Length; start += pair)
        {
            for (int i = start; i < Math.Min(start + pair, floats.Length); i++)
                target[start + (2 * ((i - start) % lanes)) + ((i - start) / lanes)] = BrainFloat.Round(floats[i]);
        }

        return rounded;
    }

    private static unsafe int FirstAligned(ushort[] array)
    {
        nint address = (nint)Unsafe.AsPointer(ref array[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(ushort);
    }
}
