using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What a report says of classifiers, as tables.</summary>
internal static class ClassifierTables
{
    /// <summary>The place of a classifier's section on the page, for links.</summary>
    public static string IdOf(int classifier) => string.Create(CultureInfo.InvariantCulture, $"classifier-{classifier + 1}");

    /// <summary>The measures of all classifiers, over their runs.</summary>
    public static ReportTable Overview(IReadOnlyList<ReportedClassifier> classifiers)
    {
        bool several = classifiers.Any(static classifier => classifier.Runs.Count > 1);
        double best = classifiers.Max(static classifier => classifier.Summary(static measures => measures.Accuracy).Mean);
        return new ReportTable(
            several ? "Mean ± standard deviation of the runs; the interval of the mean is by Student's t" : "Computed from the answers to the test examples",
            [
                new ReportColumn("classifier", ReportColumnKind.Name),
                "runs",
                .. ReportText.Measures.Select(static measure => new ReportColumn(measure.Name)),
                .. several ? ["95 % interval of the accuracy"] : (ReportColumn[])[],
                "time a run",
            ],
            classifiers.Select((classifier, index) => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(classifier.Name) { Link = "#" + IdOf(index) },
                ReportText.Integer(classifier.Runs.Count),
                .. ReportText.Measures.Select((measure, column) => Measure(
                    classifier.Summary(measure.Of), measure.IsShare, isBest: column == 0 && classifiers.Count > 1 && classifier.Summary(measure.Of).Mean == best)),
                .. several ? [ReportText.Interval(classifier.Summary(static measures => measures.Accuracy), isShare: true)] : (ReportCell[])[],
                classifier.Runs.Average(static run => run.Seconds) is { } seconds ? ReportText.Seconds(seconds) : "–",
            ]));
    }

    /// <summary>What classifiers cost beside what they reach.</summary>
    public static ReportTable Costs(IReadOnlyList<ReportedClassifier> classifiers) => new(
        ReportText.AboutCosts,
        [new ReportColumn("classifier", ReportColumnKind.Name), .. ReportText.CostColumns.Select(static column => new ReportColumn(column))],
        classifiers.Select(static classifier => (IReadOnlyList<ReportCell>)[classifier.Name, .. ReportText.Costs(classifier).Select(static cost => (ReportCell)cost)]));

    /// <summary>The same as a picture.</summary>
    public static ReportCharts CostChart(IReadOnlyList<ReportedClassifier> classifiers) => new(
    [
        html => Charts.Costs(html, [.. from classifier in classifiers
                                       let seconds = classifier.MeanCost(static cost => cost.SecondsPerText)
                                       where seconds > 0
                                       select (classifier.Name, seconds.Value, classifier.Summary(static measures => measures.Accuracy).Mean)]),
    ]);

    /// <summary>The measures of each run.</summary>
    public static ReportTable Runs(IReadOnlyList<ReportedRun> runs) => new(
        "Each run alone",
        [new ReportColumn("run", ReportColumnKind.Name), .. ReportText.Measures.Select(static measure => new ReportColumn(measure.Name))],
        runs.Select(static run => (IReadOnlyList<ReportCell>)
            [run.Name, .. ReportText.Measures.Select(measure => (ReportCell)Format(measure.Of(run.Evaluation.Measures), measure.IsShare))]));

    /// <summary>Whether probabilities mean what they say, in numbers.</summary>
    public static ReportTable Calibration(Calibration calibration) => new(
        "The answers by their probability",
        ["from", "to", "answers", "mean probability", "right"],
        calibration.Bins.Where(static bin => bin.Count > 0).Select(static bin => (IReadOnlyList<ReportCell>)
            [ReportText.Share(bin.Low), ReportText.Share(bin.High), ReportText.Integer(bin.Count), ReportText.Share(bin.Confidence), ReportText.Share(bin.Accuracy)]))
    {
        IsFolded = true,
    };

    /// <summary>The errors, the most confident first.</summary>
    public static ReportBlock Errors(ClassifierEvaluation evaluation, int most)
    {
        ExamplePrediction[] errors = [.. evaluation.Errors];
        return errors.Length == 0
            ? new ReportParagraph("There are none.")
            : new ReportTable(
                ReportText.OfAll(most, errors.Length),
                [new ReportColumn("text", ReportColumnKind.Text), new ReportColumn("right label", ReportColumnKind.Words), new ReportColumn("answer", ReportColumnKind.Words), "probability"],
                errors.Take(most).Select(static error => (IReadOnlyList<ReportCell>)[error.Example.Text, error.Example.Label, error.Answer, ReportText.Number(error.Confidence)]))
            {
                Kind = "errors",
            };
    }

    private static ReportCell Measure(Summary summary, bool isShare, bool isBest) => new(ReportText.Mean(summary, isShare)) { Value = summary.Mean, IsStrong = isBest };

    private static string Format(double value, bool isShare) => isShare ? ReportText.Share(value) : ReportText.Number(value);
}
