namespace CnnCodegen.Training;

/// <summary>Examples in fastText's form: <c>__label__</c> with the label, white space, the text.</summary>
internal static class FastTextExamples
{
    /// <summary>The examples of a file's lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="prefix">What stands before a label.</param>
    public static IEnumerable<ExampleLine> Read(IEnumerable<TextLine> lines, string prefix) =>
        lines.Where(static line => !line.IsBlank).Select(line => Read(line, prefix));

    private static ExampleLine Read(TextLine line, string prefix)
    {
        if (ExampleLine.EncodingFault(line.Number, line.Content) is { } fault)
            return new ExampleLine(default, fault);

        ReadOnlySpan<char> rest = line.Content.AsSpan().TrimStart();
        if (!rest.StartsWith(prefix, StringComparison.Ordinal))
            return ExampleLine.Bad(line.Number, line.Content, $"expected {prefix} with a label first, found none");

        rest = rest[prefix.Length..];
        int end = rest.IndexOfAny(' ', '\t');
        ReadOnlySpan<char> label = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..].TrimStart();
        return rest.StartsWith(prefix, StringComparison.Ordinal)
            ? ExampleLine.Bad(line.Number, line.Content, "expected one label, found several")
            : ExampleLine.Of(line.Number, line.Content, rest.ToString(), label.ToString());
    }
}
