namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>The rows of the tables in <c>docs/layers.md</c>.</summary>
internal static class LayerTable
{
    private const string RowStart = "| `";

    /// <summary>Each row by the attribute's name, which stands in its first cell.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = File.ReadLines(Path.Combine(Repository.Root, "docs", "layers.md"))
        .Where(static line => line.StartsWith(RowStart, StringComparison.Ordinal))
        .ToDictionary(static line => line[RowStart.Length..line.IndexOf('`', RowStart.Length)], StringComparer.Ordinal);
}
