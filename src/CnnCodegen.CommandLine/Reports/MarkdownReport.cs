using System.Globalization;
using System.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Writes a report as Markdown with tables, as GitHub shows it.</summary>
internal sealed class MarkdownReport
{
    private readonly StringBuilder _text = new();

    public static string Write(ClassificationReport report)
    {
        var markdown = new MarkdownReport();
        markdown.Line("# " + Escape(report.Title)).Line().Line("## Measures").Line();
        markdown.Overview(report.Classifiers);
        if (report.ComparesCosts)
            markdown.Costs(report.Classifiers);

        markdown.Line("## Data").Line();
        markdown.Facts(report.Data);
        foreach (ReportedClassifier classifier in report.Classifiers)
            markdown.Classifier(classifier, report.MostErrors);

        return markdown._text.ToString();
    }

    private void Overview(IReadOnlyList<ReportedClassifier> classifiers)
    {
        Header(["classifier", "runs", .. ReportText.Measures.Select(static measure => measure.Name), "95 % interval of the accuracy", "seconds a run"], left: 1);
        foreach (ReportedClassifier classifier in classifiers)
        {
            Row([
                classifier.Name,
                ReportText.Integer(classifier.Runs.Count),
                .. ReportText.Measures.Select(measure => ReportText.Mean(classifier.Summary(measure.Of), measure.IsShare)),
                ReportText.Interval(classifier.Summary(static measures => measures.Accuracy), isShare: true),
                classifier.Runs.Average(static run => run.Seconds) is { } seconds ? seconds.ToString("F1", CultureInfo.InvariantCulture) : "–",
            ]);
        }

        Line();
        if (classifiers.Any(static classifier => classifier.Runs.Count > 1))
            Line("Mean ± standard deviation of the runs; the interval of the mean is by Student's t.").Line();
    }

    private void Costs(IReadOnlyList<ReportedClassifier> classifiers)
    {
        Line("## Costs").Line();
        Header(["classifier", .. ReportText.CostColumns], left: 1);
        foreach (ReportedClassifier classifier in classifiers)
            Row([classifier.Name, .. ReportText.Costs(classifier)]);

        Line().Line(ReportText.AboutCosts).Line();
    }

    private void Classifier(ReportedClassifier classifier, int mostErrors)
    {
        Line("## " + Escape(classifier.Name)).Line();
        Facts(classifier.Settings);
        if (classifier.Runs.Count > 1)
            Runs(classifier.Runs);

        foreach (ReportedRun run in classifier.Runs.Where(static run => run.Curve.Count > 0))
            Curve(run, classifier.Runs.Count > 1);

        ClassifierEvaluation pooled = classifier.Pooled();
        Classes(pooled.Measures);
        Confusion(pooled.Measures.Confusion);
        Errors(pooled, mostErrors);
    }

    private void Runs(IReadOnlyList<ReportedRun> runs)
    {
        Line("### Runs").Line();
        Header(["run", .. ReportText.Measures.Select(static measure => measure.Name)], left: 1);
        foreach (ReportedRun run in runs)
            Row([run.Name, .. ReportText.Measures.Select(measure => Format(measure.Of(run.Evaluation.Measures), measure.IsShare))]);

        Line();
    }

    private void Curve(ReportedRun run, bool isOneOfSeveral)
    {
        Line("### Learning curve" + (isOneOfSeveral ? ": " + Escape(run.Name) : "")).Line();
        Header(["epoch", "training loss", "development loss", "development accuracy"], left: 0);
        foreach (EpochResult point in run.Curve)
            Row([ReportText.Integer(point.Epoch), ReportText.Number(point.TrainingLoss), ReportText.Number(point.DevelopmentLoss), ReportText.Share(point.DevelopmentAccuracy)]);

        Line();
    }

    private void Classes(ClassificationMeasures measures)
    {
        Line("### Labels").Line();
        Header(["label", "precision", "recall", "F1", "examples"], left: 1);
        foreach (ClassMeasures label in measures.Classes)
            Row([label.Label, ReportText.Share(label.Precision), ReportText.Share(label.Recall), ReportText.Share(label.F1), ReportText.Integer(label.Support)]);

        Line();
    }

    private void Confusion(ConfusionMatrix confusion)
    {
        Line("### Confusion matrix").Line().Line("Rows are right labels, columns are answers.").Line();
        Header(["", .. confusion.Labels], left: 1);
        foreach ((int gold, string label) in confusion.Labels.Index())
            Row([label, .. confusion.Labels.Select((_, answer) => ReportText.Integer(confusion[gold, answer]))]);

        Line();
    }

    private void Errors(ClassifierEvaluation evaluation, int most)
    {
        ExamplePrediction[] errors = [.. evaluation.Errors];
        Line("### The most confident errors").Line();
        if (errors.Length == 0)
        {
            Line("There are none.").Line();
            return;
        }

        Line(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(most, errors.Length)} of {errors.Length:N0}.")).Line();
        Header(["text", "right label", "answer", "probability"], left: 3);
        foreach (ExamplePrediction error in errors.Take(most))
            Row([ReportText.Excerpt(error.Example.Text), error.Example.Label, error.Answer, ReportText.Number(error.Confidence)]);

        Line();
    }

    private void Facts(IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0)
            return;

        Header(["", ""], left: 2);
        foreach (ReportFact fact in facts)
            Row([fact.Name, fact.Value]);

        Line();
    }

    private void Header(IReadOnlyList<string> cells, int left)
    {
        Row(cells);
        Line("| " + string.Join(" | ", cells.Select((_, index) => index < left ? "---" : "---:")) + " |");
    }

    private void Row(IReadOnlyList<string> cells) => Line("| " + string.Join(" | ", cells.Select(Escape)) + " |");

    private MarkdownReport Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    private static string Format(double value, bool isShare) => isShare ? ReportText.Share(value) : ReportText.Number(value);

    /// <summary>Text as text: nothing of it is read as markup, and none of it ends the cell.</summary>
    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char character in ReportText.Excerpt(text))
        {
            if (character is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' or '$' or '!')
                result.Append('\\');

            result.Append(character);
        }

        return result.ToString();
    }
}
