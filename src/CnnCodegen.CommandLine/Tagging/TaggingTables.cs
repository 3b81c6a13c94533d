using CnnCodegen.Training;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>A training run of a tagger that is over.</summary>
/// <param name="Evaluation">Its answers.</param>
/// <param name="Seconds">How long training took.</param>
internal sealed record TaggerRun(TaggerEvaluation Evaluation, double Seconds);

/// <summary>What a tagger reached, on the screen.</summary>
internal static class TaggingTables
{
    /// <summary>Shows the shares of right tags, and how well spans were found where tags are parts of spans.</summary>
    /// <param name="console">The console.</param>
    /// <param name="evaluation">The answers.</param>
    /// <param name="knowsSeen">Whether it is known which words training has seen.</param>
    public static void Show(CommandConsole console, TaggerEvaluation evaluation, bool knowsSeen = true)
    {
        Tables.ShowFacts(console, Facts(evaluation, knowsSeen));
        if (evaluation.Spans.Count > 0)
            ShowSpans(console, evaluation.Spans);
    }

    /// <summary>The shares of right tags.</summary>
    /// <param name="evaluation">The answers.</param>
    /// <param name="knowsSeen">Whether it is known which words training has seen.</param>
    public static IEnumerable<ReportFact> Facts(TaggerEvaluation evaluation, bool knowsSeen)
    {
        TaggingMeasures measures = evaluation.Measures;
        yield return new ReportFact("right tags", $"{Percent(measures.Accuracy)} of {ReportText.Integer(measures.Tokens)} tokens");
        if (knowsSeen)
        {
            yield return new ReportFact("of words unseen in training", measures.UnseenTokens == 0
                ? "there are none"
                : $"{Percent(measures.UnseenAccuracy)} of {ReportText.Integer(measures.UnseenTokens)} tokens");
        }
    }

    /// <summary>Shows taggers side by side, each over its runs.</summary>
    public static void ShowRuns(CommandConsole console, IReadOnlyList<(string Name, IReadOnlyList<TaggerRun> Runs)> taggers)
    {
        bool hasSpans = taggers.Any(static tagger => tagger.Runs[0].Evaluation.Spans.Count > 0);
        Table table = new Table().Border(Tables.BorderOf(console)).AddColumn("tagger");
        foreach (string name in (string[])["runs", "right tags", "of unseen words", .. hasSpans ? (string[])["F1 of spans"] : [], "training"])
            table.AddColumn(name, static column => column.RightAligned());

        foreach ((string name, IReadOnlyList<TaggerRun> runs) in taggers)
        {
            table.AddRow([
                Markup.Escape(name),
                ReportText.Integer(runs.Count),
                Mean(static run => run.Evaluation.Measures.Accuracy),
                runs[0].Evaluation.Measures.UnseenTokens == 0 ? "–" : Mean(static run => run.Evaluation.Measures.UnseenAccuracy),
                .. hasSpans ? (string[])[Mean(static run => run.Evaluation.Spans[0].F1)] : [],
                ReportText.Seconds(runs.Average(static run => run.Seconds)),
            ]);

            string Mean(Func<TaggerRun, double> measure) => Summary.Of(runs.Select(measure)).ToString("P2");
        }

        console.Display.Write(table);
    }

    /// <summary>With two digits behind the point, as the papers give them.</summary>
    public static string Percent(double value) => value.ToString("P2", System.Globalization.CultureInfo.InvariantCulture);

    private static void ShowSpans(CommandConsole console, IReadOnlyList<SpanMeasures> spans)
    {
        Table table = new Table().Border(Tables.BorderOf(console)).AddColumn("spans");
        foreach (string name in (string[])["precision", "recall", "F1", "there are"])
            table.AddColumn(name, static column => column.RightAligned());

        foreach (SpanMeasures type in spans)
            table.AddRow(Markup.Escape(type.Type ?? "all"), Percent(type.Precision), Percent(type.Recall), Percent(type.F1), ReportText.Integer(type.Gold));

        console.Display.Write(table);
    }
}
