using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CnnCodegen.Tagging;

namespace CnnCodegen.CommandLine;

/// <summary>How tagged texts are written for other programs.</summary>
internal enum TagFormat
{
    /// <summary>A line for each token: the token, a tab, its tag; a blank line behind each text.</summary>
    Conll,

    /// <summary>A line for each text: an array of objects with <c>text</c>, <c>tag</c> and <c>probability</c>.</summary>
    Json,

    /// <summary>A line for each text: <c>token/tag</c>, with spaces between.</summary>
    Text,
}

/// <summary>Writes tagged texts.</summary>
internal static class TagFormats
{
    // Letters of all languages stand as they are.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A tagged text, without the line's end.</summary>
    public static string Write(this TagFormat format, IReadOnlyList<TaggedToken> tokens) => format switch
    {
        TagFormat.Conll => string.Concat(tokens.Select(static token => $"{token.Text}\t{token.Tag}\n")),
        TagFormat.Json => JsonSerializer.Serialize(tokens.Select(static token => new JsonToken(token.Text, token.Tag, Rounded(token.Probability))), Json),
        _ => string.Join(' ', tokens.Select(static token => $"{token.Text}/{token.Tag}")),
    };

    private static decimal Rounded(float probability) => decimal.Parse(probability.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private sealed record JsonToken(string Text, string Tag, decimal Probability);
}
