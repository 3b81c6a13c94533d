using System.Runtime.CompilerServices;

namespace CnnCodegen.Preparation;

/// <summary>
/// Floats that start on a 64-byte boundary and stay there, so that a 512-bit load never crosses a cache line. Made at load time,
/// read-only afterwards.
/// </summary>
public sealed class AlignedFloats
{
    private const int Alignment = 64;
    private const int Lanes = Alignment / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Makes zeros.</summary>
    /// <param name="length">The number of floats.</param>
    public AlignedFloats(int length)
    {
        // Pinned: on the other heaps the collector may move an array to an address of another alignment.
        _array = GC.AllocateArray<float>(length + Lanes, pinned: true);
        _length = length;
        _start = FirstAligned(_array);
    }

    /// <summary>The floats.</summary>
    public ReadOnlySpan<float> Span => _array.AsSpan(_start, _length);

    /// <summary>The floats, for those who prepare them.</summary>
    internal Span<float> Writable => _array.AsSpan(_start, _length);

    /// <summary>Makes a copy, filled up with zeros.</summary>
    /// <param name="source">What is copied.</param>
    /// <param name="length">The number of floats; that of the source where it is omitted.</param>
    public static AlignedFloats CopyOf(ReadOnlySpan<float> source, int? length = null)
    {
        var copy = new AlignedFloats(length ?? source.Length);
        source.CopyTo(copy.Writable);
        return copy;
    }

    private static unsafe int FirstAligned(float[] array)
    {
        nint address = (nint)Unsafe.AsPointer(ref array[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
    }
}
