using System.Text;

namespace CnnCodegen.Benchmarks.Peers;

/// <summary>Writes one protobuf message: the three wire types that ONNX needs here.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintWireType = 0;
    private const int LengthDelimitedWireType = 2;

    private readonly MemoryStream _bytes = new();

    /// <summary>A number.</summary>
    public ProtobufWriter Add(int field, long value)
    {
        WriteTag(field, VarintWireType);
        WriteVarint((ulong)value);
        return this;
    }

    /// <summary>A text, as UTF-8.</summary>
    public ProtobufWriter Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message inside this one.</summary>
    public ProtobufWriter Add(int field, ProtobufWriter message) => Add(field, message.ToSpan());

    /// <summary>Bytes.</summary>
    public ProtobufWriter Add(int field, ReadOnlySpan<byte> value)
    {
        WriteTag(field, LengthDelimitedWireType);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.ToArray();

    private ReadOnlySpan<byte> ToSpan() => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    private void WriteTag(int field, int wireType) => WriteVarint((ulong)((field << 3) | wireType));

    private void WriteVarint(ulong value)
    {
        // Seven bits a byte, the lowest first; the top bit says that more follow.
        while (value >= 0x80)
        {
            _bytes.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.WriteByte((byte)value);
    }
}
