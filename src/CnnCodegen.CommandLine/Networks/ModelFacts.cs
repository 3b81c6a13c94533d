using System.Globalization;
using System.Text.Json;

namespace CnnCodegen.CommandLine;

/// <summary>What a model file says of itself, as lines.</summary>
internal static class ModelFacts
{
    /// <summary>The network's size, its tokenisers and the settings of its training.</summary>
    public static IReadOnlyList<ReportFact> Of(NetworkDescription description, ModelFile file) =>
    [
        new("network", description.Name),
        new("parameters", Parameters(file).ToString("N0", CultureInfo.InvariantCulture)),
        .. Inputs(file),
        .. Json(file, ModelMetadata.Training),
    ];

    /// <summary>The number of stored numbers.</summary>
    public static long Parameters(ModelFile file) => file.Tensors.Sum(static tensor => tensor.Shape.Aggregate(1L, static (product, size) => product * size));

    /// <summary>The bytes of the stored numbers.</summary>
    public static long Bytes(ModelFile file) => file.Tensors.Sum(static tensor => tensor.Shape.Aggregate(BytesOf(tensor), static (product, size) => product * size));

    // The names of types end in their bits: F32, BF16, I8.
    private static long BytesOf(TensorInfo tensor) => int.Parse(tensor.DType.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture) / 8;

    /// <summary>The tokeniser and the size of the vocabulary of each input.</summary>
    public static IEnumerable<ReportFact> Inputs(ModelFile file)
    {
        foreach ((string key, string value) in file.Metadata.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            if (key.EndsWith(ModelMetadata.Tokenizer(""), StringComparison.Ordinal))
                yield return new ReportFact("tokeniser of " + key[..^ModelMetadata.Tokenizer("").Length], value);
            else if (key.EndsWith(ModelMetadata.Vocabulary(""), StringComparison.Ordinal))
                yield return new ReportFact("vocabulary of " + key[..^ModelMetadata.Vocabulary("").Length], Tokens(value));
        }
    }

    /// <summary>The members of a JSON object of the file's metadata, those of objects inside with their path; none where the file has no such object.</summary>
    public static IReadOnlyList<ReportFact> Json(ModelFile file, string key)
    {
        if (!file.Metadata.TryGetValue(key, out string? json))
            return [];

        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return [.. Members(document.RootElement, "")];
        }
        catch (JsonException)
        {
            return [new ReportFact(key, json)];
        }
    }

    private static string Tokens(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.GetArrayLength().ToString("N0", CultureInfo.InvariantCulture) + " tokens";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "not readable";
        }
    }

    private static IEnumerable<ReportFact> Members(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Members(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.String => [new ReportFact(path, element.GetString()!)],
        JsonValueKind.Null => [new ReportFact(path, "none")],
        _ => [new ReportFact(path, element.GetRawText())],
    };
}
