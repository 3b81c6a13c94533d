using CnnCodegen.Training;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>What a tagger reached, on the screen.</summary>
internal static class TaggingTables
{
    /// <summary>Shows the shares of right tags, and how well spans were found where tags are parts of spans.</summary>
    /// <param name="console">The console.</param>
    /// <param name="evaluation">The answers.</param>
    /// <param name="knowsSeen">Whether it is known which words training has seen.</param>
    public static void Show(CommandConsole console, TaggerEvaluation evaluation, bool knowsSeen = true)
    {
        TaggingMeasures measures = evaluation.Measures;
        List<ReportFact> facts = [new("right tags", $"{Percent(measures.Accuracy)} of {ReportText.Integer(measures.Tokens)} tokens")];
        if (knowsSeen)
        {
            facts.Add(new("of words unseen in training", measures.UnseenTokens == 0
                ? "there are none"
                : $"{Percent(measures.UnseenAccuracy)} of {ReportText.Integer(measures.UnseenTokens)} tokens"));
        }

        Tables.ShowFacts(console, facts);
        if (evaluation.Spans.Count > 0)
            ShowSpans(console, evaluation.Spans);
    }

    private static void ShowSpans(CommandConsole console, IReadOnlyList<SpanMeasures> spans)
    {
        Table table = new Table().Border(Tables.BorderOf(console)).AddColumn("spans");
        foreach (string name in (string[])["precision", "recall", "F1", "there are"])
            table.AddColumn(name, static column => column.RightAligned());

        foreach (SpanMeasures type in spans)
            table.AddRow(Markup.Escape(type.Type ?? "all"), Percent(type.Precision), Percent(type.Recall), Percent(type.F1), ReportText.Integer(type.Gold));

        console.Display.Write(table);
    }

    /// <summary>With two digits behind the point, as the papers give them.</summary>
    private static string Percent(double value) => value.ToString("P2", System.Globalization.CultureInfo.InvariantCulture);
}
