using System.Text.RegularExpressions;

namespace CnnCodegen.Generator.Tests.Catalogue;

/// <summary>What the documentation points to is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_to_files_lead_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;

        Assert.All(Matches(Links(), page), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page} points to {link}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Projects_in_commands_exist(string page) =>
        Assert.All(Matches(Projects(), page), project => Assert.True(Directory.Exists(Path.Combine(Repository.Root, project)), $"{page} names {project}, which is not there."));

    [Fact]
    public void Links_and_projects_are_found()
    {
        Assert.Contains("CONTRIBUTING.md", Matches(Links(), "README.md"));
        Assert.Contains("samples/QuickStart", Matches(Projects(), "README.md"));
    }

    private static IEnumerable<string> Matches(Regex pattern, string page) =>
        pattern.Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(static match => match.Groups[1].Value);

    /// <summary>The file of a link to a file; the place inside it is left out.</summary>
    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Links();

    /// <summary>The project of a command such as <c>dotnet run -c Release --project samples/QuickStart</c>.</summary>
    [GeneratedRegex(@"^dotnet [^#\n]*?((?:src|samples|tests)/[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Projects();
}
