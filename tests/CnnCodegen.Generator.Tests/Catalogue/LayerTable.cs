namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>The rows of the tables in <c>docs/layers.md</c>.</summary>
internal static class LayerTable
{
    private const string RowStart = "| `";

    /// <summary>Each row by the attribute's name, which stands in its first cell.</summary>
    public static IReadOnlyDictionary<string, string> Rows { get; } = File.ReadLines(Path.Combine(RepositoryRoot(), "docs", "layers.md"))
        .Where(static line => line.StartsWith(RowStart, StringComparison.Ordinal))
        .ToDictionary(static line => line[RowStart.Length..line.IndexOf('`', RowStart.Length)], StringComparer.Ordinal);

    /// <summary>The folder above the tests that holds the solution.</summary>
    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CnnCodegen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds CnnCodegen.sln.");
    }
}
