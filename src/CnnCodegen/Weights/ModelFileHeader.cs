using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CnnCodegen;

/// <summary>A tensor's entry in the header: what it is, and where its data lies, in bytes from the start of the data.</summary>
internal sealed record TensorEntry(TensorInfo Info, long Start, long End);

/// <summary>The header of a safetensors file, checked as far as the header alone allows.</summary>
internal sealed class ModelFileHeader
{
    /// <summary>The name under which the header holds its string map instead of a tensor.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The longest header, in bytes; the limit of the reference implementation of safetensors.</summary>
    public const int MaxLength = 100_000_000;

    private const string Name = "header";

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<TensorEntry> _tensors = [];

    private ModelFileHeader()
    {
    }

    /// <summary>The string map.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata.AsReadOnly();

    /// <summary>The tensors in the order of their data; they follow each other without gap from byte 0.</summary>
    public IReadOnlyList<TensorEntry> Tensors => _tensors;

    /// <summary>The bytes of data that the tensors take.</summary>
    public long DataLength => _tensors.Count == 0 ? 0 : _tensors[^1].End;

    /// <summary>Reads and checks a header.</summary>
    /// <exception cref="ModelFileException">The header is faulty.</exception>
    public static ModelFileHeader Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
            throw new ModelFileException(Name, "'{' as its first byte", json.IsEmpty ? "no bytes" : $"byte 0x{json[0]:x2}", "this is no safetensors file");
        if (!Utf8.IsValid(json))
            throw new ModelFileException(Name, "UTF-8", "other bytes");

        var header = new ModelFileHeader();
        try
        {
            var reader = new Utf8JsonReader(json);
            header.ReadEntries(ref reader);
        }
        catch (JsonException exception)
        {
            throw new ModelFileException(Name, "JSON", $"a syntax error at byte {Position(exception)}", innerException: exception);
        }

        header.SortAndCheckLayout();
        return header;
    }

    private static string Position(JsonException exception) =>
        string.Create(CultureInfo.InvariantCulture, $"{exception.BytePositionInLine ?? 0} of line {(exception.LineNumber ?? 0) + 1}");

    private void ReadEntries(ref Utf8JsonReader reader)
    {
        reader.Read();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextProperty(ref reader))
        {
            string name = Text(ref reader, Name);
            if (!names.Add(name))
                throw new ModelFileException(name, "one entry in the header", "two");
            reader.Read();
            if (name == MetadataName)
                ReadMetadata(ref reader);
            else
                _tensors.Add(ReadTensor(name, ref reader));
        }

        // Nothing but white space may follow; the reader throws on everything else.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, MetadataName, "an object");
        while (NextProperty(ref reader))
        {
            string key = Text(ref reader, MetadataName);
            reader.Read();
            Expect(ref reader, JsonTokenType.String, key, "a string as its value");
            if (!_metadata.TryAdd(key, Text(ref reader, key)))
                throw new ModelFileException(key, $"one entry in {MetadataName}", "two");
        }
    }

    private static TensorEntry ReadTensor(string name, ref Utf8JsonReader reader)
    {
        string? type = null;
        int[]? shape = null;
        (long Start, long End)? offsets = null;

        Expect(ref reader, JsonTokenType.StartObject, name, "an object");
        while (NextProperty(ref reader))
        {
            string field = Text(ref reader, name);
            reader.Read();
            bool isRepeated = field switch { "dtype" => type is not null, "shape" => shape is not null, "data_offsets" => offsets is not null, _ => false };
            if (isRepeated)
                throw new ModelFileException(name, $"one {field}", "two");

            switch (field)
            {
                case "dtype":
                    Expect(ref reader, JsonTokenType.String, name, "a string as its dtype");
                    type = Text(ref reader, name);
                    break;
                case "shape":
                    shape = ReadShape(name, ref reader);
                    break;
                case "data_offsets":
                    offsets = ReadOffsets(name, ref reader);
                    break;
                default:
                    throw new ModelFileException(name, "dtype, shape and data_offsets", $"a field {Excerpt.Quote(field)}");
            }
        }

        return Check(
            name,
            type ?? throw new ModelFileException(name, "a dtype", "none"),
            shape ?? throw new ModelFileException(name, "a shape", "none"),
            offsets ?? throw new ModelFileException(name, "data_offsets", "none"));
    }

    private static int[] ReadShape(string name, ref Utf8JsonReader reader)
    {
        const string Expected = "a shape of whole numbers from 0 to 2147483647";
        var shape = new List<int>();
        Expect(ref reader, JsonTokenType.StartArray, name, Expected);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.Number, name, Expected);
            if (!reader.TryGetInt32(out int size) || size < 0)
                throw new ModelFileException(name, Expected, NumberText(ref reader));
            shape.Add(size);
        }

        return [.. shape];
    }

    private static (long Start, long End) ReadOffsets(string name, ref Utf8JsonReader reader)
    {
        const string Expected = "two data_offsets, whole numbers from 0 in rising order";
        Span<long> offsets = stackalloc long[2];
        int count = 0;
        Expect(ref reader, JsonTokenType.StartArray, name, Expected);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.Number, name, Expected);
            if (count == 2)
                throw new ModelFileException(name, Expected, "more than two");
            if (!reader.TryGetInt64(out offsets[count]) || offsets[count] < 0)
                throw new ModelFileException(name, Expected, NumberText(ref reader));
            count++;
        }

        if (count < 2)
            throw new ModelFileException(name, Expected, count == 0 ? "none" : "one");
        if (offsets[0] > offsets[1])
            throw new ModelFileException(name, Expected, Range(offsets[0], offsets[1]));
        return (offsets[0], offsets[1]);
    }

    private static TensorEntry Check(string name, string type, int[] shape, (long Start, long End) offsets)
    {
        if (ElementTypes.SizeOf(type) is not int size)
            throw new ModelFileException(name, "a dtype of safetensors", Excerpt.Quote(type));

        long bytes = size;
        foreach (int length in shape)
        {
            if (length != 0 && bytes > long.MaxValue / length)
                throw new ModelFileException(name, "a shape whose size fits into 64 bits", $"shape {Excerpt.Of(shape)}");
            bytes *= length;
        }

        if (bytes != offsets.End - offsets.Start)
            throw new ModelFileException(name, Invariant($"{bytes} bytes for {type} {Excerpt.Of(shape)}"), Invariant($"{offsets.End - offsets.Start} bytes"));
        if (ElementTypes.IsFloat(type) && bytes / size > Array.MaxLength)
            throw new ModelFileException(name, Invariant($"at most {Array.MaxLength} elements"), Invariant($"{bytes / size}"));
        return new TensorEntry(new TensorInfo(name, type, Array.AsReadOnly(shape)), offsets.Start, offsets.End);
    }

    /// <summary>The format allows neither holes nor overlaps: a byte that no tensor owns could carry anything, unseen.</summary>
    private void SortAndCheckLayout()
    {
        _tensors.Sort(static (a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        long end = 0;
        foreach (TensorEntry tensor in _tensors)
        {
            if (tensor.Start != end)
            {
                throw new ModelFileException(
                    tensor.Info.Name,
                    Invariant($"data from byte {end}, where the tensor before it ends"),
                    $"data {Range(tensor.Start, tensor.End)}",
                    tensor.Start < end ? "the two overlap" : "the bytes between belong to no tensor");
            }

            end = tensor.End;
        }
    }

    private static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string field, string expected)
    {
        if (reader.TokenType != type)
            throw new ModelFileException(field, expected, JsonText.Describe(reader.TokenType));
    }

    private static string Text(ref Utf8JsonReader reader, string field)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Escapes such as \ud800 can spell what no text may contain, although the bytes are good UTF-8.
            throw new ModelFileException(field, "Unicode text", "an unpaired surrogate", innerException: exception);
        }
    }

    private static string NumberText(ref Utf8JsonReader reader) => Excerpt.Of(Encoding.ASCII.GetString(reader.ValueSpan));

    private static string Range(long start, long end) => Invariant($"[{start}, {end}]");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
