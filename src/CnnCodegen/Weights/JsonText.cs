using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CnnCodegen;

/// <summary>The few JSON forms that the metadata's values have.</summary>
internal static class JsonText
{
    /// <summary>Writes letters of all scripts as themselves: vocabularies stay readable, and headers small.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON that <paramref name="write"/> writes.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>An array of strings.</summary>
    public static string WriteStrings(IEnumerable<string> strings) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (string text in strings)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    });

    /// <summary>Reads an array of strings.</summary>
    /// <exception cref="ModelFileException">It is something else.</exception>
    public static List<string> ReadStrings(string json, string field)
    {
        const string Expected = "a JSON array of strings";
        using JsonDocument document = Parse(json, field, Expected);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new ModelFileException(field, Expected, Describe(document.RootElement.ValueKind));

        var strings = new List<string>(document.RootElement.GetArrayLength());
        foreach (JsonElement element in document.RootElement.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String)
                throw new ModelFileException(field, Expected, FormattableString.Invariant($"{Describe(element.ValueKind)} at index {strings.Count}"));
            strings.Add(GetText(element, field));
        }

        return strings;
    }

    /// <summary>Parses a metadata value.</summary>
    /// <exception cref="ModelFileException">It is no JSON.</exception>
    public static JsonDocument Parse(string json, string field, string expected)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new ModelFileException(field, expected, Excerpt.Quote(json), innerException: exception);
        }
    }

    /// <summary>A string's text.</summary>
    /// <exception cref="ModelFileException">It spells an unpaired surrogate.</exception>
    public static string GetText(JsonElement element, string field)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new ModelFileException(field, "Unicode text", "an unpaired surrogate", innerException: exception);
        }
    }

    /// <summary>A token's kind, for messages.</summary>
    public static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a truth value",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>A value's kind, for messages.</summary>
    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };
}
