using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine.Tests.Reports;

public sealed class TaskReportTests
{
    public static TheoryData<string> Tasks => ["tagging", "language model", "translation"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_report_has_curves_data_and_settings_and_takes_no_text_for_markup(string task)
    {
        NetworkReport report = ReportOf(task);
        (string html, string markdown) = (report.ToHtml(), report.ToMarkdown());

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<script", markdown.Replace(@"\<", ""));
        Assert.Equal(html, ReportOf(task).ToHtml());
        Assert.Contains("a test &lt;of&gt; it", html);
        Assert.Contains("net &lt;1&gt;", html);
        Assert.Contains("<polyline class=\"curve k0\"", html);
        foreach (string line in (string[])[$"# {report.Title}", "## Measures", "## Data", @"## net \<1\>", "### Learning curves", "### Settings", "| epochs | 2 |", "| training | 3.0 s |"])
            Assert.Contains(line, markdown.Split('\n'));
    }

    /// <summary>By hand: see <see cref="TaskReports.Tagging"/>; F1 of spans is 2 · 1 / (1 + 3).</summary>
    [Fact]
    public void A_tagger_is_told_by_words_spans_tags_and_errors()
    {
        string[] lines = TaskReports.Tagging().ToMarkdown().Split('\n');

        Assert.Contains("| right tags | 50.00 % of 6 tokens |", lines);
        Assert.Contains("| of words unseen in training | 0.00 % of 2 tokens |", lines);
        Assert.Contains("| F1 of spans | 50.00 % |", lines);
        Assert.Contains("| 2 | 0.400 | 0.693 | 75.0 % | 50.0 % |", lines);
        Assert.Contains("| NAME | 100.00 % | 33.33 % | 50.00 % | 3 | 1 | 1 |", lines);
        Assert.Contains("| B-NAME | 100.0 % | 33.3 % | 50.0 % | 3 |", lines);
        Assert.Contains("|  | B-NAME | O | (not read) |", lines);
        Assert.Contains("| B-NAME | 1 | 2 | 0 |", lines);
        Assert.Contains("| O | 0 | 2 | 1 |", lines);
        Assert.Contains("| B-NAME | O | 2 | Berg, Zoé |", lines);
        int first = Array.FindIndex(lines, static line => line.Contains("| Zoé | B-NAME | O | 0.969 |", StringComparison.Ordinal));
        Assert.Equal("| Anna saw Berg | Berg | B-NAME | O | 0.750 |", lines[first + 1]);
        Assert.DoesNotContain("unseen", (TaskReports.Tagging() with { KnowsSeen = false }).ToMarkdown());
    }

    /// <summary>By hand: 17 nats over 5 tokens and 9 characters; of the second line 11 nats over 2 tokens; the ends take 9 of the 17.</summary>
    [Fact]
    public void A_language_model_is_told_by_perplexity_sentences_and_tokens()
    {
        string[] lines = TaskReports.LanguageModel().ToMarkdown().Split('\n');

        Assert.Contains("| perplexity | 29.964 |", lines);
        Assert.Contains("| bits per character | 2.725 |", lines);
        Assert.Contains("| perplexity of the development text | 2.000 |", lines);
        Assert.Contains("| 2 | 0.400 | 0.693 | 2.000 |", lines);
        int worst = Array.IndexOf(lines, @"| \<b\>\| | 2 | 5.500 | 244.692 |");
        Assert.Equal("| a b | 3 | 2.000 | 7.389 |", lines[worst + 1]);
        int dearest = Array.IndexOf(lines, @"| \</s\> | 2 | 4.500 | 52.9 % |");
        Assert.Equal(@"| \<b\>\| | 1 | 5.000 | 29.4 % |", lines[dearest + 1]);
    }

    [Fact]
    public void Sentences_are_told_apart_by_their_ends_or_not_at_all()
    {
        var characters = new TextScore([new("b", 4, -1), new("\n", 3, -2), new("c", 5, -4)], 3);

        Assert.Equal([new("ab", 2, -3), new("c", 1, -4)], ScoredSentence.Of(["ab", "c"], characters, endToken: null));
        Assert.Empty(ScoredSentence.Of(["ab\nc"], characters, endToken: null));
        Assert.Empty(ScoredSentence.Of(["a", "b", "c"], characters, endToken: null));
    }

    [Fact]
    public void A_translator_is_told_by_its_measures_examples_and_attention()
    {
        TranslationReport report = TaskReports.Translations();
        string[] lines = report.ToMarkdown().Split('\n');

        Assert.Contains(lines, static line => line.StartsWith("| BLEU | BLEU = 100.00 100.0/100.0/100.0/100.0 (BP = 1.000 ratio = 1.000", StringComparison.Ordinal));
        Assert.Contains(@"| signature of BLEU | case:mixed\|eff:no\|tok:13a\|smooth:exp |", lines);
        Assert.Contains("| perplexity of the right translations | 2.00 |", lines);
        Assert.Contains("| the red house | das rote Haus da | das rote Haus da |", lines);
        Assert.Contains("|  | the | red | house |", lines);
        Assert.Contains("| das | 75 | 25 | 0 |", lines);
        Assert.Contains(@"| \</s\> | 0 | 50 | 50 |", lines);
        Assert.DoesNotContain("looked at", (report with { Attended = [] }).ToMarkdown());
    }

    [Theory]
    [InlineData(10, 3, new[] { 0, 1, 2 })]
    [InlineData(4, 10, new[] { 0, 2, 5, 7 })]
    [InlineData(0, 10, new int[0])]
    public void Examples_are_evenly_out_of_all(int most, int all, int[] expected) => Assert.Equal(expected, TranslationReport.Evenly(most, all));

    private static NetworkReport ReportOf(string task) => task switch
    {
        "tagging" => TaskReports.Tagging(),
        "language model" => TaskReports.LanguageModel(),
        _ => TaskReports.Translations(),
    };
}
