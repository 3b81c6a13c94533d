namespace CnnCodegen;

/// <summary>The elements of a tensor: in an array, or where they lie in a mapped file.</summary>
internal sealed class TensorData
{
    private readonly MappedFile? _file;
    private readonly nint _address;
    private readonly int _length;
    private float[]? _array;

    /// <param name="array">The elements; not to be written to.</param>
    public TensorData(float[] array)
    {
        _array = array;
        _length = array.Length;
    }

    /// <param name="file">The file that the elements lie in.</param>
    /// <param name="address">Where they lie; a multiple of 4.</param>
    /// <param name="length">How many there are.</param>
    public TensorData(MappedFile file, nint address, int length)
    {
        _file = file;
        _address = address;
        _length = length;
    }

    /// <summary>The elements, good for as long as this object is referred to: a span does not keep a mapping.</summary>
    public unsafe ReadOnlySpan<float> Span => _file is null ? _array : new ReadOnlySpan<float>((void*)_address, _length);

    /// <summary>Whether the elements start at a multiple of some bytes and stay there; in an array they may be moved.</summary>
    public bool IsAligned(int bytes) => _file is not null && _address % bytes == 0;

    /// <summary>The elements in an array, for those who may keep a span longer than the file. Copied when this is first asked.</summary>
    public float[] ToArray()
    {
        float[] array = _array ?? Span.ToArray();
        GC.KeepAlive(this);
        return _array = array;
    }
}
