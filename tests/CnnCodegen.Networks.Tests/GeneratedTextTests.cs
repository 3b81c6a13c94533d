using System.Globalization;
using System.Runtime.CompilerServices;
using CnnCodegen.Testing;
using Networks.Catalogue;

namespace CnnCodegen.Networks.Tests;

/// <summary>The declarations of the sample, generated again here, to look at the text itself.</summary>
public sealed class GeneratedTextTests(GeneratedTextTests.Generated generated) : IClassFixture<GeneratedTextTests.Generated>
{
    /// <summary>
    /// A network whose convolutions are computed in two ways, those with a stride directly, has the tiles of both, each with panels of three and of two vectors; 49 layers have a
    /// thousand lines of steps besides.
    /// </summary>
    private const int MostLines = 5_450;

    public static TheoryData<string> Networks => [.. Named.All];

    [Fact]
    public void No_network_gives_a_diagnostic()
    {
        Assert.Null(generated.Run.Exception);
        Assert.Empty(generated.Run.Diagnostics);
        Assert.Empty(generated.Run.CompilerDiagnostics);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_text_of_a_network_stays_short(string name)
    {
        int lines = FilesOf(name).Sum(static text => text.AsSpan().Count('\n'));
        Assert.InRange(lines, 1, MostLines);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_table_of_a_network_has_the_same_multiply_adds_as_the_list(string name)
    {
        // The last row of the table: parameters, then multiply-adds.
        string[] table = FilesOf(name).Single(static text => text.Contains("multiply-adds for the longest", StringComparison.Ordinal)).Split('\n');
        string total = table.SkipWhile(static line => !line.Contains("<code>", StringComparison.Ordinal)).TakeWhile(static line => !line.Contains("</code>", StringComparison.Ordinal)).Last();
        Assert.Equal(
            MultiplyAdds.Of(Named.Network(name).Description),
            long.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    }

    /// <summary>The network's own files and those of the blocks inside it; long names carry a hash.</summary>
    private IEnumerable<string> FilesOf(string name) => generated.Files
        .Where(file => file.Key.StartsWith($"Networks.{name}.", StringComparison.Ordinal) || file.Key.StartsWith($"Networks.{name}_", StringComparison.Ordinal))
        .Select(static file => file.Value);

    /// <summary>One run of the generator for all tests.</summary>
    public sealed class Generated
    {
        public Generated()
        {
            Run = GeneratorHost.Run(
                GeneratorSettings.Default,
                [.. Directory.EnumerateFiles(Declarations, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(static path => new SourceFile(path, File.ReadAllText(path)))]);
            Files = Run.Files;
        }

        public GeneratorRun Run { get; }

        public IReadOnlyDictionary<string, string> Files { get; }

        private static string Declarations { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "samples", "Networks", "Declarations"));

        private static string ThisFile([CallerFilePath] string path = "") => path;
    }
}
