using System.Net;

namespace CnnCodegen.CommandLine.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cnncodegen-report-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Both_forms_are_written_and_nothing_beside_them()
    {
        string folder = Path.Combine(_directory.FullName, "new", "folder");
        TestReports.Two().Save(folder);
        TestReports.Two().Save(folder);

        Assert.Equal(["report.html", "report.md"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Equal_reports_are_equal_pages() => Assert.Equal(TestReports.Two().ToHtml(), TestReports.Two().ToHtml());

    [Fact]
    public void Texts_of_the_data_are_no_markup_of_the_page()
    {
        string html = TestReports.Two().ToHtml();

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("<b>", html);
        Assert.Contains("&lt;script&gt;", html);
        Assert.Contains("good &lt;b&gt;&amp;", html);
    }

    [Fact]
    public void Texts_of_the_data_are_no_markup_of_the_markdown()
    {
        string markdown = TestReports.Two().ToMarkdown();

        Assert.DoesNotContain("<script", markdown.Replace(@"\<", ""));
        Assert.Contains(@"\| \*bold\* \`code\`", markdown);
    }

    [Fact]
    public void Costs_stand_beside_what_is_reached_for_them()
    {
        ClassificationReport report = TestReports.Two();

        // 1.5 and 2.5 ms are 2 ms; training took 3 s in both runs of the first, and none in the second.
        Assert.Contains("| first | 50.0 % | 3.0 s | 2.00 ms | 4.00 MB |\n| baseline | 100.0 % | 0.0 s | 20.0 µs | 1.50 MB |", report.ToMarkdown());
        Assert.Contains("<td>2.00 ms</td>", report.ToHtml());
        Assert.Contains("baseline: 100.0 %, 20.0 µs", WebUtility.HtmlDecode(report.ToHtml()));
    }

    [Fact]
    public void One_classifier_alone_is_not_compared()
    {
        ClassificationReport report = TestReports.Two();

        Assert.DoesNotContain("Costs", (report with { Classifiers = [report.Classifiers[0]] }).ToMarkdown());
    }

    [Fact]
    public void Markdown_has_the_numbers_worked_out_by_hand()
    {
        string markdown = TestReports.Two().ToMarkdown();

        // Accuracies 3/4 and 1/4: the mean is 0.5, the deviation √(2 · 0.25²) = 0.354.
        Assert.Contains("| first | 2 | 50.0 % ± 35.4 % |", markdown);
        Assert.Contains("| baseline | 1 | 100.0 % |", markdown);
        Assert.Contains("| 1 | 0.700 | 0.900 | 50.0 % |", markdown);
        Assert.Contains("| fingerprint | 0123456789abcdef |", markdown);

        // Of both runs together.
        Assert.Contains("| bad | 1 | 3 |", markdown);
        Assert.Contains(@"| good \<b\>\& | 1 | 3 |", markdown);
        Assert.Contains("There are none.", markdown);
    }

    [Fact]
    public void The_most_confident_error_stands_first()
    {
        string markdown = TestReports.Two().ToMarkdown();

        // 0.7 in the second run, 0.65, 0.6, and 0.55 in the first.
        string errors = markdown[markdown.IndexOf("confident errors", StringComparison.Ordinal)..];
        Assert.Matches(@"(?s)4 of 4\..*script.* 0\.700 .*gripping \| good .* \| bad \| 0\.650 \|.*dull \| bad \|.*0\.600.*script.*0\.550.*## baseline", errors);
    }

    [Theory]
    [InlineData(0, 1, new[] { 0, 0.5, 1 })]
    [InlineData(0.03, 0.82, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(5, 5, new[] { 4.0, 6 })]
    [InlineData(-3, 12, new[] { -5.0, 0, 5, 10, 15 })]
    public void Axes_have_round_numbers_that_enclose_the_values(double least, double most, double[] expected)
    {
        double[] ticks = Charts.Ticks(least, most);

        Assert.True(ticks[0] <= least && ticks[^1] >= most);
        Assert.InRange(ticks.Length, 2, 7);
        Assert.Equal(expected, ticks.Select(tick => Math.Round(tick, 9)));
    }
}
