using System.Text.RegularExpressions;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnCodegen.Generator.Tests.Diagnostics;

public class DocumentationTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> Ids => [.. DiagnosticRegistry.Ids];

    public static TheoryData<string> IdsWithExamples => [.. DiagnosticRegistry.Ids.Where(static id => id != DiagnosticIds.InternalError)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_a_descriptor_a_page_and_a_release_row(string id)
    {
        string title = Descriptors.All[id].Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string generator = Path.Combine(Repository.Root, "generators", "CnnCodegen.Generator");
        string releases = File.ReadAllText(Path.Combine(generator, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(generator, "AnalyzerReleases.Unshipped.md"));

        Assert.StartsWith($"# {id}: {title}\n\n", ReadPage(id), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {title} |\n", File.ReadAllText(Path.Combine(Pages, "README.md")), StringComparison.Ordinal);
        Assert.Contains($"{id} | CnnCodegen | {(DiagnosticIds.IsWarning(id) ? "Warning" : "Error")} | {DiagnosticRegistry.NameById[id]}\n", releases, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_belongs_to_an_id() => Assert.Equal(
        DiagnosticRegistry.Ids.Append("README"),
        Directory.GetFiles(Pages).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_bad_example_is_bad_and_the_page_says_what_else_is_reported(string id)
    {
        GeneratorRun run = RunExample(id, "Bad", id == DiagnosticIds.LanguageVersionTooLow ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14);

        Assert.Equal([id], run.Diagnostics.Select(static d => d.Id));
        Assert.All(run.CompilerDiagnostics, d => Assert.Contains(d.Id, ReadPage(id), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_good_example_is_good(string id)
    {
        GeneratorRun run = RunExample(id, "Good", id == DiagnosticIds.LanguageVersionTooLow ? LanguageVersion.CSharp13 : LanguageVersion.CSharp14);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static GeneratorRun RunExample(string id, string heading, LanguageVersion version)
    {
        Match example = Regex.Match(ReadPage(id), $@"## {heading}\n\n```csharp\n(.*?)```\n", RegexOptions.Singleline);
        Assert.True(example.Success, $"{id}.md has no example under '{heading}'.");
        GeneratorRun run = GeneratorHost.Run(
            GeneratorSettings.Default with { LanguageVersion = version },
            example.Groups[1].Value,
            new SourceFile("Usings.cs", "global using CnnCodegen;\n"));
        Assert.Null(run.Exception);
        return run;
    }

    private static string ReadPage(string id) => File.ReadAllText(Path.Combine(Pages, id + ".md"));
}
