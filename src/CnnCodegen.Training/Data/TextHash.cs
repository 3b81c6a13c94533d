using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CnnCodegen.Training;

/// <summary>SHA-256 of texts and numbers in their order: of each text the number of its bytes in UTF-8, and these bytes; numbers have 4 bytes, little-endian.</summary>
internal sealed class TextHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[256];

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        int most = sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < most)
            _buffer = new byte[Math.Max(most, 2 * _buffer.Length)];

        int length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, length);
        _hash.AppendData(_buffer.AsSpan(0, sizeof(int) + length));
    }

    /// <summary>Adds a number.</summary>
    public void Add(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, number);
        _hash.AppendData(_buffer.AsSpan(0, sizeof(int)));
    }

    /// <summary>The hash as 64 hexadecimal digits.</summary>
    public string End() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
