using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using CnnCodegen.Text;

namespace CnnCodegen;

/// <summary>
/// Writes a model file in the safetensors format. Equal content gives equal bytes: metadata stands in ordinal order, tensors in the order
/// in which they were added.
/// </summary>
public sealed class ModelFileWriter
{
    /// <summary>What the data's first byte is a multiple of.</summary>
    private const int Alignment = 64;

    private readonly List<(string Name, int[] Shape, float[] Values)> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The string map of the header; see <see cref="ModelMetadata"/> for the keys with a meaning.</summary>
    public IDictionary<string, string> Metadata { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Notes which network the weights belong to: <see cref="ModelMetadata.Network"/> and <see cref="ModelMetadata.Architecture"/>.</summary>
    /// <param name="description">The network.</param>
    public void SetNetwork(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Metadata[ModelMetadata.Network] = description.Name;
        Metadata[ModelMetadata.Architecture] = description.Architecture;
    }

    /// <summary>Notes the labels, in the order of the network's outputs: <see cref="ModelMetadata.Labels"/>.</summary>
    /// <param name="labels">The labels.</param>
    public void SetLabels(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Metadata[ModelMetadata.Labels] = JsonText.WriteStrings(labels);
    }

    /// <summary>Notes the token that ends a line of what is predicted: <see cref="ModelMetadata.EndToken"/>.</summary>
    /// <param name="token">The token, one of the vocabulary.</param>
    public void SetEndToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Metadata[ModelMetadata.EndToken] = token;
    }

    /// <summary>Notes how an input layer reads text: <see cref="ModelMetadata.Tokenizer"/> and <see cref="ModelMetadata.Vocabulary"/>.</summary>
    /// <param name="inputLayer">The input layer's name.</param>
    /// <param name="tokenizer">Its tokeniser.</param>
    /// <param name="vocabulary">Its vocabulary.</param>
    public void SetInput(string inputLayer, Tokenizer tokenizer, Vocabulary vocabulary)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputLayer);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(vocabulary);
        Metadata[ModelMetadata.Tokenizer(inputLayer)] = tokenizer.ToJson();
        Metadata[ModelMetadata.Vocabulary(inputLayer)] = vocabulary.ToJson();
    }

    /// <summary>Adds a tensor, as F32.</summary>
    /// <param name="name">Its name; not added before.</param>
    /// <param name="shape">Its dimensions, outermost first; none for a single number.</param>
    /// <param name="values">Its elements, the last dimension fastest; they are copied.</param>
    /// <exception cref="ArgumentException">The name is taken or reserved, or there are more or fewer values than the shape has elements.</exception>
    public void Add(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        if (name == ModelFileHeader.MetadataName)
            throw new ArgumentException($"The format reserves the name {name}.", nameof(name));

        ulong count = 1;
        foreach (int size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));

            // Past the largest array no values can match any more; staying there keeps the product from wrapping.
            count = Math.Min(count * (ulong)size, int.MaxValue + 1UL);
        }

        if (count != (ulong)values.Length)
            throw new ArgumentException(FormattableString.Invariant($"{name} {Excerpt.Of(shape)} has another number of elements than the {values.Length} values given."), nameof(values));
        if (!_names.Add(name))
            throw new ArgumentException($"There is a tensor {name} already.", nameof(name));
        _tensors.Add((name, [.. shape], values.ToArray()));
    }

    /// <summary>
    /// Writes the file: beside its place, down to the disk, then renamed. Whoever reads sees the old file or the new one, never a part, and a failure
    /// leaves the old file as it was.
    /// </summary>
    /// <param name="path">The file's path; its directory must exist. An existing file is replaced.</param>
    /// <exception cref="InvalidOperationException">A metadata value is no Unicode text, or the header is longer than the format's readers accept.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] header = Header();
        AtomicFile.Write(path, stream => Write(stream, header));
    }

    /// <summary>Writes the file's bytes to a stream, which stays open.</summary>
    /// <param name="stream">The stream; need not be seekable.</param>
    /// <exception cref="InvalidOperationException">A metadata value is no Unicode text, or the header is longer than the format's readers accept.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, Header());
    }

    private void Write(Stream stream, byte[] header)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((_, _, float[] values) in _tensors)
            WriteValues(stream, values);
    }

    private static void WriteValues(Stream stream, float[] values)
    {
        // In pieces, because the bytes of a large tensor cannot be counted in an int.
        const int Piece = 1 << 24;
        for (int start = 0; start < values.Length; start += Piece)
        {
            ReadOnlySpan<float> piece = values.AsSpan(start, Math.Min(Piece, values.Length - start));
            if (!BitConverter.IsLittleEndian)
            {
                var reversed = new int[piece.Length];
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(piece), reversed);
                piece = MemoryMarshal.Cast<int, float>(reversed);
            }

            stream.Write(MemoryMarshal.AsBytes(piece));
        }
    }

    private byte[] Header()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Options))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            WriteTensors(json);
            json.WriteEndObject();
        }

        // Spaces after the JSON, so that the data starts on a cache line in a file that is mapped into memory.
        int length = ((sizeof(ulong) + buffer.WrittenCount + Alignment - 1) & -Alignment) - sizeof(ulong);
        if (length > ModelFileHeader.MaxLength)
            throw new InvalidOperationException(FormattableString.Invariant($"The header takes {length} bytes; readers accept at most {ModelFileHeader.MaxLength}. The metadata is too large."));
        var header = new byte[length];
        header.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(header);
        return header;
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        if (Metadata.Count == 0)
            return;
        json.WriteStartObject(ModelFileHeader.MetadataName);
        foreach ((string key, string value) in Metadata)
            json.WriteString(Checked(key, key), Checked(value, key));
        json.WriteEndObject();
    }

    private void WriteTensors(Utf8JsonWriter json)
    {
        long end = 0;
        foreach ((string name, int[] shape, float[] values) in _tensors)
        {
            json.WriteStartObject(Checked(name, name));
            json.WriteString("dtype", ElementTypes.Float32);
            json.WriteStartArray("shape");
            foreach (int size in shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(end);
            json.WriteNumberValue(end += (long)values.Length * sizeof(float));
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>The text, which must survive UTF-8: an unpaired surrogate would silently become another character.</summary>
    private static string Checked(string text, string key)
    {
        if (Surrogates.AnyUnpaired(text))
            throw new InvalidOperationException($"{Excerpt.Quote(key)} holds an unpaired surrogate, which no file can hold as text.");
        return text;
    }
}
