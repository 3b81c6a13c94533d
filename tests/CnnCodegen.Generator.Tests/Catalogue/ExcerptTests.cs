using System.Text.RegularExpressions;
using CnnCodegen.Testing;

namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>
/// What the documentation shows as generated is what the generator writes: each excerpt is searched in the output for the network that the same
/// page declares first. Indentation and the markup of comments do not count; a line with <c>…</c> stands for any number of lines.
/// </summary>
public sealed partial class ExcerptTests
{
    [Fact]
    public void Walk_through_the_generated_code_shows_what_is_generated() =>
        AssertExcerptsAreGenerated(Path.Combine("docs", "reading-generated-code.md"), static excerpt => true, atLeast: 8);

    [Fact]
    public void Readme_shows_the_table_that_is_generated() =>
        AssertExcerptsAreGenerated("README.md", static excerpt => excerpt.StartsWith("layer ", StringComparison.Ordinal), atLeast: 1);

    private static void AssertExcerptsAreGenerated(string page, Func<string, bool> isExcerpt, int atLeast)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");
        string[] blocks = [.. CodeBlocks().Matches(text).Select(static match => match.Groups[1].Value)];
        GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, blocks[0], new SourceFile("Usings.cs", "global using CnnCodegen;\n"));
        Assert.Empty(run.Diagnostics);
        string generated = Normalised(string.Join('\n', run.Files.Values));

        string[] excerpts = [.. blocks.Skip(1).Where(isExcerpt)];
        Assert.InRange(excerpts.Length, atLeast, int.MaxValue);
        Assert.All(excerpts.SelectMany(Pieces), piece => Assert.Contains(piece, generated, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pieces(string excerpt) =>
        Normalised(excerpt).Split("\n…\n", StringSplitOptions.RemoveEmptyEntries).Select(static piece => piece.Trim('\n', '…')).Select(static piece => $"\n{piece}\n");

    private static string Normalised(string text) =>
        $"\n{string.Join('\n', text.Split('\n').Select(static line => Markup().Replace(line, "").Trim()).Where(static line => line.Length > 0))}\n";

    [GeneratedRegex("```(?:csharp|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex("///|</?(?:para|code|summary|remarks)>")]
    private static partial Regex Markup();
}
