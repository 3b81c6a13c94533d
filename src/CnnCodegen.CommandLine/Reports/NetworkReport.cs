namespace CnnCodegen.CommandLine;

/// <summary>A line of a report that says one thing, such as a setting.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What holds.</param>
public sealed record ReportFact(string Name, string Value);

/// <summary>What was found out about networks on one data set, as a page and as Markdown.</summary>
/// <param name="Title">The report's title.</param>
/// <param name="Data">What the data is: names, numbers of examples, fingerprints.</param>
public abstract record NetworkReport(string Title, IReadOnlyList<ReportFact> Data)
{
    /// <summary>The name of the page that <see cref="Save"/> writes.</summary>
    public const string HtmlName = "report.html";

    /// <summary>The name of the Markdown file that <see cref="Save"/> writes.</summary>
    public const string MarkdownName = "report.md";

    /// <summary>What it says, in order: the measures first, then the data, then each network.</summary>
    internal abstract IEnumerable<ReportSection> Sections { get; }

    /// <summary>The section about the data.</summary>
    private protected ReportSection DataSection => new("Data", [new ReportFacts("The examples", Data)]);

    /// <summary>One HTML page: no script, no resource from elsewhere; light or dark as the reader's system is.</summary>
    public string ToHtml() => HtmlReport.Write(this);

    /// <summary>The same in Markdown.</summary>
    public string ToMarkdown() => MarkdownReport.Write(this);

    /// <summary>Writes both forms into a folder, which is made where it is missing; files of a former report are replaced.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written.</exception>
    public void Save(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory.CreateDirectory(directory);
        ReplacedFile.Write(Path.Combine(directory, HtmlName), ToHtml());
        ReplacedFile.Write(Path.Combine(directory, MarkdownName), ToMarkdown());
    }

    /// <summary>How a network was made.</summary>
    private protected static IEnumerable<ReportBlock> Settings(IReadOnlyList<ReportFact> settings) =>
        settings.Count == 0 ? [] : [new ReportHeading("Settings"), new ReportFacts("How it was made", settings)];
}
