using System.Buffers.Binary;
using System.Text;

namespace CnnCodegen.Runtime.Tests.Weights;

/// <summary>The bytes of safetensors files, put together by hand.</summary>
internal static class FileBytes
{
    /// <summary>Header length, header, data; nothing is checked or padded.</summary>
    public static byte[] Of(string header, params ReadOnlySpan<byte> data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params ReadOnlySpan<byte> data)
    {
        var bytes = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes, 8);
        data.CopyTo(bytes.AsSpan(8 + header.Length));
        return bytes;
    }

    public static ModelFile Read(byte[] bytes) => ModelFile.Read(new MemoryStream(bytes));

    /// <summary>Reads from a stream that neither tells its length nor gives more than a few bytes at a time.</summary>
    public static ModelFile ReadTrickling(byte[] bytes) => ModelFile.Read(new TricklingStream(bytes));
}
