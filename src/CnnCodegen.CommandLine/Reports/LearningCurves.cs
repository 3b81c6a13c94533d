using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What a training run reached epoch by epoch, by one measure.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Of">Its value after an epoch; null where the task has none.</param>
/// <param name="Format">How it is written.</param>
internal sealed record LearningCurve(string Name, Func<EpochResult, double?> Of, Func<double, string> Format)
{
    public static LearningCurve TrainingLoss { get; } = new("training loss", static point => point.TrainingLoss, ReportText.Number);

    public static LearningCurve DevelopmentLoss { get; } = new("development loss", static point => point.DevelopmentLoss, ReportText.Number);

    public static LearningCurve DevelopmentPerplexity { get; } = new("development perplexity", static point => Math.Exp(point.DevelopmentLoss), ReportText.Number);

    public static LearningCurve DevelopmentAccuracy { get; } = new("development accuracy", static point => point.DevelopmentAccuracy, ReportText.Share);

    public static LearningCurve DevelopmentBleu { get; } = new("development BLEU", static point => point.DevelopmentBleu, ReportText.Number);

    public static LearningCurve DevelopmentSpanF1 { get; } = new("development F1 of spans", static point => point.DevelopmentSpanF1, ReportText.Share);
}

/// <summary>Learning curves in a report: a chart for each measure with a line for each run, and the numbers.</summary>
internal static class LearningCurves
{
    /// <summary>The blocks; none where no run was trained in epochs.</summary>
    /// <param name="runs">The runs by name; those without epochs are passed over.</param>
    /// <param name="curves">The measures; those that the task does not have are passed over.</param>
    public static IEnumerable<ReportBlock> Of(IEnumerable<(string Name, IReadOnlyList<EpochResult> Epochs)> runs, params IEnumerable<LearningCurve> curves)
    {
        (string Name, IReadOnlyList<EpochResult> Epochs)[] trained = [.. runs.Where(static run => run.Epochs.Count > 0)];
        if (trained.Length == 0)
            yield break;

        LearningCurve[] known = [.. curves.Where(curve => trained.Any(run => run.Epochs.Any(point => curve.Of(point) is not null)))];
        yield return new ReportHeading("Learning curves");
        yield return new ReportCharts([.. known.Select(curve => (Action<HtmlWriter>)(html => Charts.Lines(html, Capitalised(curve.Name), Lines(curve), curve.Format)))])
        {
            Legend = trained.Length is > 1 and <= ReportStyle.Colours ? [.. trained.Select(static run => run.Name)] : [],
        };

        // Of one run, its name says nothing.
        bool several = trained.Length > 1;
        yield return new ReportTable(
            "The curves as numbers, after each epoch",
            [.. several ? [new ReportColumn("run", ReportColumnKind.Name)] : (ReportColumn[])[], "epoch", .. known.Select(static curve => new ReportColumn(curve.Name))],
            from run in trained
            from point in run.Epochs
            select (IReadOnlyList<ReportCell>)
            [
                .. several ? [run.Name] : (ReportCell[])[],
                ReportText.Integer(point.Epoch),
                .. known.Select(curve => (ReportCell)(curve.Of(point) is { } value ? curve.Format(value) : "–")),
            ])
        {
            IsFolded = true,
        };

        IReadOnlyList<(int, double)>[] Lines(LearningCurve curve) =>
            [.. trained.Select(run => (IReadOnlyList<(int, double)>)[.. from point in run.Epochs let value = curve.Of(point) where value is not null select (point.Epoch, value.Value)])];
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
