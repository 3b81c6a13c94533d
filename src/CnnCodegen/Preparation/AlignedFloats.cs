using System.Runtime.CompilerServices;

namespace CnnCodegen.Preparation;

/// <summary>
/// Floats that start on a 64-byte boundary and stay there, so that a 512-bit load never crosses a cache line. Made at load time,
/// read-only afterwards. What <see cref="Runtime.NetworkWeights.Table"/> yields may lie in a model file instead.
/// </summary>
public sealed class AlignedFloats
{
    private const int Alignment = 64;
    private const int Lanes = Alignment / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>The tensor of a file that these floats are; null where they are a copy.</summary>
    private readonly TensorData? _tensor;

    /// <summary>Makes zeros.</summary>
    /// <param name="length">The number of floats.</param>
    public AlignedFloats(int length)
        : this(length, isZero: true)
    {
    }

    private AlignedFloats(int length, bool isZero)
    {
        // Pinned: on the other heaps the collector may move an array to an address of another alignment.
        _array = isZero ? GC.AllocateArray<float>(length + Lanes, pinned: true) : GC.AllocateUninitializedArray<float>(length + Lanes, pinned: true);
        _length = length;
        _start = FirstAligned(_array);
    }

    private AlignedFloats(TensorData tensor)
    {
        _array = [];
        _tensor = tensor;
    }

    /// <summary>The floats, good for as long as this object is referred to.</summary>
    public ReadOnlySpan<float> Span => _tensor is null ? _array.AsSpan(_start, _length) : _tensor.Span;

    /// <summary>The floats, for those who prepare them.</summary>
    internal Span<float> Writable => _array.AsSpan(_start, _length);

    /// <summary>
    /// A tensor with rows of some length where it is, if its rows lie as well there as they would in a copy: it starts on the boundary, or is one whose rows
    /// do not keep to boundaries anyway. A copy otherwise.
    /// </summary>
    internal static AlignedFloats Over(TensorData tensor, int rowLength)
    {
        bool isGood = tensor.Span.Length > 0 && (rowLength % Lanes != 0 || tensor.IsAligned(Alignment));
        AlignedFloats floats = isGood ? new AlignedFloats(tensor) : CopyOf(tensor.Span);
        GC.KeepAlive(tensor);
        return floats;
    }

    /// <summary>Makes a copy, filled up with zeros.</summary>
    /// <param name="source">What is copied.</param>
    /// <param name="length">The number of floats; that of the source where it is omitted.</param>
    public static AlignedFloats CopyOf(ReadOnlySpan<float> source, int? length = null)
    {
        var copy = new AlignedFloats(length ?? source.Length, isZero: false);
        source.CopyTo(copy.Writable);
        copy.Writable[source.Length..].Clear();
        return copy;
    }

    private static unsafe int FirstAligned(float[] array)
    {
        nint address = (nint)Unsafe.AsPointer(ref array[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
    }
}
