using System.Text.Json;

namespace CnnCodegen.Training;

/// <summary>Examples from JSON objects, one on each line.</summary>
internal static class JsonExamples
{
    /// <summary>The examples of a file's lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="options">The properties' names.</param>
    /// <exception cref="ArgumentException">A property is given by number.</exception>
    public static IEnumerable<ExampleLine> Read(IEnumerable<TextLine> lines, ReadOptions options)
    {
        if (options.LabelColumn?.Name is null && options.LabelColumn is not null || options.TextColumns.Any(static column => column.Name is null))
            throw new ArgumentException("The properties of JSON objects have names, no numbers; give their names.", nameof(options));

        return lines.Where(static line => !line.IsBlank).Select(line => Read(line, options));
    }

    private static ExampleLine Read(TextLine line, ReadOptions options)
    {
        if (ExampleLine.EncodingFault(line.Number, line.Content) is { } fault)
            return new ExampleLine(default, fault);

        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Content);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return ExampleLine.Bad(line.Number, line.Content, $"expected a JSON object, found {Kind(document.RootElement)}");

            string[] names = [.. document.RootElement.EnumerateObject().Select(static property => property.Name)];
            string label = Label(Property(document.RootElement, options.LabelColumn?.Name ?? Usual("label", UsualColumns.Label, names)));
            string text = options.TextColumns.Count == 0
                ? Text(Property(document.RootElement, Usual("text", UsualColumns.Text, names)))
                : string.Join(' ', options.TextColumns.Select(column => Text(Property(document.RootElement, column.Name!))).Where(static part => !string.IsNullOrWhiteSpace(part)));
            return ExampleLine.Of(line.Number, line.Content, text, label);
        }
        catch (JsonException)
        {
            return ExampleLine.Bad(line.Number, line.Content, "expected a JSON object, found no valid JSON");
        }
        catch (FormatException exception)
        {
            return ExampleLine.Bad(line.Number, line.Content, exception.Message);
        }
        catch (InvalidOperationException)
        {
            return ExampleLine.Bad(line.Number, line.Content, "expected Unicode text, found an unpaired surrogate");
        }
    }

    private static string Usual(string what, IReadOnlyList<string> usual, string[] names)
    {
        int place = UsualColumns.Find(usual, names);
        return place >= 0 ? names[place] : throw new FormatException($"the property of the {what} is not to be told from the names; say which it is");
    }

    private static JsonElement Property(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value : throw new FormatException($"expected a property '{name}', found none");

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        _ => throw new FormatException($"expected a string as text, found {Kind(value)}"),
    };

    private static string Label(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new FormatException($"expected a string or a number as label, found {Kind(value)}"),
    };

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };
}
