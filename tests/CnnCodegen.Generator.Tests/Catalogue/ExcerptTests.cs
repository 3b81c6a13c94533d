using System.Text.RegularExpressions;
using CnnCodegen.Testing;

namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>
/// What the documentation shows as generated is what the generator writes: each excerpt is searched in the output for the network that the same
/// page declares last above it. Indentation and the markup of comments do not count; a line with <c>…</c> stands for any number of lines.
/// </summary>
public sealed partial class ExcerptTests
{
    [Fact]
    public void Walk_through_the_generated_code_shows_what_is_generated() =>
        AssertExcerptsAreGenerated(Path.Combine("docs", "reading-generated-code.md"), static excerpt => true, atLeast: 11);

    [Fact]
    public void Readme_shows_the_table_that_is_generated() =>
        AssertExcerptsAreGenerated("README.md", static excerpt => excerpt.StartsWith("layer ", StringComparison.Ordinal), atLeast: 1);

    private static void AssertExcerptsAreGenerated(string page, Func<string, bool> isExcerpt, int atLeast)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");
        string[] blocks = [.. CodeBlocks().Matches(text).Select(static match => match.Groups[1].Value)];

        // Each declaration that is shown whole begins a part of the page; what comes before the next one was generated from it.
        int[] declarations = [.. Enumerable.Range(0, blocks.Length).Where(index => Declaration().IsMatch(blocks[index]) && !blocks[index].Contains('…'))];
        int excerpts = 0;
        foreach ((int declaration, int end) in declarations.Zip([.. declarations.Skip(1), blocks.Length]))
        {
            GeneratorRun run = GeneratorHost.Run(GeneratorSettings.Default, blocks[declaration], new SourceFile("Usings.cs", "global using CnnCodegen;\n"));
            Assert.Empty(run.Diagnostics);
            string generated = Normalised(string.Join('\n', run.Files.Values));

            string[] shown = [.. blocks[(declaration + 1)..end].Where(isExcerpt)];
            Assert.All(shown.SelectMany(Pieces), piece => Assert.Contains(piece, generated, StringComparison.Ordinal));
            excerpts += shown.Length;
        }

        Assert.InRange(excerpts, atLeast, int.MaxValue);
    }

    private static IEnumerable<string> Pieces(string excerpt) =>
        Normalised(excerpt).Split("\n…\n", StringSplitOptions.RemoveEmptyEntries).Select(static piece => piece.Trim('\n', '…')).Select(static piece => $"\n{piece}\n");

    private static string Normalised(string text) =>
        $"\n{string.Join('\n', text.Split('\n').Select(static line => Markup().Replace(line, "").Trim()).Where(static line => line.Length > 0))}\n";

    [GeneratedRegex("```(?:csharp|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"^public sealed partial class \w+\n\{", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("///|</?(?:para|code|summary|remarks)>")]
    private static partial Regex Markup();
}
