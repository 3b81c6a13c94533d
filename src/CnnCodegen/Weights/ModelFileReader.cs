using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnCodegen;

/// <summary>
/// Reads a safetensors file from a stream or from memory. Memory is asked for only as far as the stream is known to have data: a forged length of many
/// gigabytes in a file of a few bytes costs nothing.
/// </summary>
internal sealed class ModelFileReader
{
    /// <summary>The first piece, in bytes, of something whose length is only claimed; each further piece doubles what there is.</summary>
    private const int FirstPiece = 1 << 16;

    /// <summary>The most elements per read, so that their bytes can be counted in an <see cref="int"/>.</summary>
    private const int LargestRead = 1 << 24;

    private const string HeaderLengthName = "header length";
    private const string HeaderName = "header";
    private const string DataName = "data";

    private readonly Stream _stream;

    /// <summary>The bytes that are left; null where the stream does not tell.</summary>
    private long? _remaining;

    /// <summary>The file that the stream reads; null where it is not in memory.</summary>
    private readonly MappedFile? _mapped;

    private ModelFileReader(Stream stream, MappedFile? mapped)
    {
        _stream = stream;
        _mapped = mapped;
        _remaining = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;
    }

    /// <summary>Reads header and tensors up to the stream's end; tensors that are not floats have null.</summary>
    public static (ModelFileHeader Header, TensorData?[] Tensors) Read(Stream stream) => Read(new ModelFileReader(stream, mapped: null));

    /// <summary>Reads header and tensors of a mapped file; tensors that are floats already stay where they are.</summary>
    public static (ModelFileHeader Header, TensorData?[] Tensors) Read(MappedFile file)
    {
        using Stream stream = file.OpenStream();
        (ModelFileHeader Header, TensorData?[] Tensors) content = Read(new ModelFileReader(stream, file));
        GC.KeepAlive(file);
        return content;
    }

    private static (ModelFileHeader Header, TensorData?[] Tensors) Read(ModelFileReader reader)
    {
        ModelFileHeader header = reader.ReadHeader();
        reader.CheckDataLength(header);
        TensorData?[] tensors = [.. header.Tensors.Select(reader.ReadTensor)];
        reader.CheckEnd();
        return (header, tensors);
    }

    private ModelFileHeader ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        int count = _stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (count < prefix.Length)
            throw new ModelFileException(HeaderLengthName, "8 bytes", Invariant($"{count}"), "this is no safetensors file");
        _remaining -= prefix.Length;

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > ModelFileHeader.MaxLength)
            throw new ModelFileException(HeaderLengthName, Invariant($"at most {ModelFileHeader.MaxLength} bytes"), Invariant($"{length}"), "this is no safetensors file");
        if (_remaining is long remaining && (long)length > remaining)
            throw new ModelFileException(HeaderLengthName, Invariant($"at most the {remaining} bytes that follow"), Invariant($"{length}"));
        return ModelFileHeader.Parse(ReadArray<byte>((int)length, HeaderName));
    }

    private void CheckDataLength(ModelFileHeader header)
    {
        if (_remaining is not long remaining || header.DataLength == remaining)
            return;
        if (header.DataLength < remaining)
            throw TooLong(header.DataLength, remaining);

        TensorEntry cut = header.Tensors.First(tensor => tensor.End > remaining);
        throw new ModelFileException(
            cut.Info.Name, Invariant($"data up to byte {cut.End}"), Invariant($"{remaining} bytes of data"), "the file is cut short");
    }

    private void CheckEnd()
    {
        Span<byte> one = stackalloc byte[1];
        if (_remaining is null && _stream.Read(one) != 0)
            throw TooLong(null, null);
    }

    private static ModelFileException TooLong(long? expected, long? found) => new(
        DataName,
        expected is null ? "the file's end after the last tensor" : Invariant($"{expected} bytes"),
        found is null ? "more bytes" : Invariant($"{found}"),
        "the bytes at the end belong to no tensor");

    private TensorData? ReadTensor(TensorEntry tensor)
    {
        (string name, string type, _) = tensor.Info;
        long bytes = tensor.End - tensor.Start;
        switch (type)
        {
            case ElementTypes.Float32 when _mapped is not null && (_mapped.Address + _stream.Position) % sizeof(float) == 0:
                nint address = checked((nint)(_mapped.Address + _stream.Position));
                _stream.Position += bytes;
                _remaining -= bytes;
                return new TensorData(_mapped, address, (int)(bytes / sizeof(float)));
            case ElementTypes.Float32:
                float[] values = ReadArray<float>((int)(bytes / sizeof(float)), name);
                if (!BitConverter.IsLittleEndian)
                    ReverseEndianness(values);
                return new TensorData(values);
            case ElementTypes.Float16:
                return ReadConverted<ushort>(bytes, name, static (source, target) =>
                    TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(source), target));
            case ElementTypes.BFloat16:
                return ReadConverted<ushort>(bytes, name, static (source, target) =>
                {
                    // The upper half of a float.
                    for (int i = 0; i < source.Length; i++)
                        target[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
                });
            case ElementTypes.Float64:
                return ReadConverted<ulong>(bytes, name, static (source, target) =>
                {
                    for (int i = 0; i < source.Length; i++)
                        target[i] = (float)BitConverter.UInt64BitsToDouble(source[i]);
                });
            default:
                Skip(bytes, name);
                return null;
        }
    }

    private delegate void Conversion<T>(ReadOnlySpan<T> source, Span<float> target);

    /// <summary>Reads and converts piece by piece, so that the stored form is never in memory as a whole.</summary>
    private TensorData ReadConverted<T>(long bytes, string name, Conversion<T> convert)
        where T : unmanaged, IBinaryInteger<T>
    {
        int count = (int)(bytes / Unsafe.SizeOf<T>());
        float[] values = Allocate<float>(count);
        var piece = new T[Math.Min(count, FirstPiece / Unsafe.SizeOf<T>())];
        for (int filled = 0; filled < count;)
        {
            Span<T> source = piece.AsSpan(0, Math.Min(piece.Length, count - filled));
            Fill(source, name);
            while (filled + source.Length > values.Length)
                Grow(ref values, count);
            convert(source, values.AsSpan(filled, source.Length));
            filled += source.Length;
        }

        return new TensorData(values);
    }

    private T[] ReadArray<T>(int count, string name)
        where T : unmanaged
    {
        T[] values = Allocate<T>(count);
        for (int filled = 0; filled < count;)
        {
            if (filled == values.Length)
                Grow(ref values, count);
            int length = Math.Min(values.Length - filled, LargestRead);
            ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(filled, length)), name);
            filled += length;
        }

        return values;
    }

    private void Skip(long bytes, string name)
    {
        Span<byte> piece = new byte[Math.Min(bytes, FirstPiece)];
        for (; bytes > 0; bytes -= piece.Length)
        {
            piece = piece[..(int)Math.Min(piece.Length, bytes)];
            ReadExactly(piece, name);
        }
    }

    /// <summary>The whole array where the stream is known to hold as much, else its first piece.</summary>
    private T[] Allocate<T>(int count) =>
        GC.AllocateUninitializedArray<T>(_remaining is null ? Math.Min(count, FirstPiece / Unsafe.SizeOf<T>()) : count);

    private static void Grow<T>(ref T[] values, int count) => Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));

    private void Fill<T>(Span<T> values, string name)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        ReadExactly(bytes, name);
        for (int i = 0; !BitConverter.IsLittleEndian && i < values.Length; i++)
            values[i] = T.ReadLittleEndian(bytes.Slice(i * Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>()), isUnsigned: true);
    }

    private void ReadExactly(Span<byte> bytes, string name)
    {
        int count = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count < bytes.Length)
            throw new ModelFileException(name, Invariant($"{bytes.Length - count} more bytes"), "the end of the stream", "the file is cut short");
        _remaining -= count;
    }

    private static void ReverseEndianness(Span<float> values)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
