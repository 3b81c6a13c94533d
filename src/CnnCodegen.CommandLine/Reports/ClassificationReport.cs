using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>One training run of a classifier, and its answers to the test examples.</summary>
/// <param name="Name">What tells it from other runs, such as <c>seed 1, fold 3</c>.</param>
/// <param name="Evaluation">The answers and their measures.</param>
/// <param name="Curve">What was reached epoch by epoch; empty where nothing was trained, or not in epochs.</param>
/// <param name="Seconds">How long training took, in seconds; null where nothing was trained.</param>
public sealed record ReportedRun(string Name, ClassifierEvaluation Evaluation, IReadOnlyList<EpochResult> Curve, double? Seconds)
{
    /// <summary>What the trained classifier costs whoever uses it; null where that was not measured.</summary>
    public ClassifierCost? Cost { get; init; }
}

/// <summary>A classifier with all its runs.</summary>
/// <param name="Name">The classifier's name.</param>
/// <param name="Settings">How it was made.</param>
/// <param name="Runs">The runs; at least one.</param>
public sealed record ReportedClassifier(string Name, IReadOnlyList<ReportFact> Settings, IReadOnlyList<ReportedRun> Runs)
{
    /// <summary>A measure over all runs.</summary>
    /// <param name="measure">The measure.</param>
    public Summary Summary(Func<ClassificationMeasures, double> measure) => Training.Summary.Of(Runs.Select(run => measure(run.Evaluation.Measures)));

    /// <summary>The mean of a cost over the runs for which it is known; null where it is for none.</summary>
    /// <param name="cost">The cost.</param>
    public double? MeanCost(Func<ClassifierCost, double> cost) => Runs.Average(run => run.Cost is { } known ? cost(known) : (double?)null);

    /// <summary>The answers of all runs together: of folds, each example once; of several seeds, each example once a seed.</summary>
    public ClassifierEvaluation Pooled() => Runs.Count == 1 ? Runs[0].Evaluation : ClassifierEvaluation.Of(
        Runs[0].Evaluation.Measures.Confusion.Labels,
        [.. Runs.SelectMany(static run => run.Evaluation.Predictions).Select(static prediction => prediction.Example)],
        [.. Runs.SelectMany(static run => run.Evaluation.Predictions).SelectMany(static prediction => prediction.Probabilities.ToArray())]);
}

/// <summary>
/// What was found out about classifiers on one data set, as a page and as Markdown: measures, learning curves, confusion matrix, the most confident errors,
/// settings, and the fingerprint of the data.
/// </summary>
/// <param name="Title">The report's title.</param>
/// <param name="Data">What the data is: names, numbers of examples, fingerprints.</param>
/// <param name="Classifiers">The classifiers, the first at the top; at least one.</param>
public sealed record ClassificationReport(string Title, IReadOnlyList<ReportFact> Data, IReadOnlyList<ReportedClassifier> Classifiers) : NetworkReport(Title, Data)
{
    /// <summary>The most errors that are listed of a classifier.</summary>
    public int MostErrors { get; init; } = 20;

    /// <summary>Whether there are costs to compare.</summary>
    internal bool ComparesCosts => Classifiers.Count > 1 && Classifiers.Any(static classifier => classifier.MeanCost(static cost => cost.SecondsPerText) is not null);

    /// <inheritdoc/>
    internal override IEnumerable<ReportSection> Sections =>
    [
        new("Measures", [ClassifierTables.Overview(Classifiers)]),
        .. ComparesCosts ? [new ReportSection("Costs", [ClassifierTables.Costs(Classifiers), ClassifierTables.CostChart(Classifiers)])] : (ReportSection[])[],
        DataSection,
        .. Classifiers.Select((classifier, index) => new ReportSection(classifier.Name, Blocks(classifier)) { Id = ClassifierTables.IdOf(index) }),
    ];

    private IEnumerable<ReportBlock> Blocks(ReportedClassifier classifier)
    {
        ClassifierEvaluation pooled = classifier.Pooled();
        if (classifier.Runs.Count > 1)
            yield return new ReportParagraph($"Labels, confusion matrix, calibration and errors are those of all {classifier.Runs.Count} runs together.");

        foreach (ReportBlock block in LearningCurves.Of(
            classifier.Runs.Select(static run => (run.Name, run.Curve)), LearningCurve.TrainingLoss, LearningCurve.DevelopmentLoss, LearningCurve.DevelopmentAccuracy))
        {
            yield return block;
        }

        if (classifier.Runs.Count > 1)
        {
            yield return new ReportHeading("Runs");
            yield return ClassifierTables.Runs(classifier.Runs);
        }

        yield return new ReportHeading("Labels");
        yield return ConfusionTables.Labels(pooled.Measures.Confusion, "label", "examples");
        yield return new ReportHeading("Confusion matrix");
        yield return ConfusionTables.Matrix(pooled.Measures.Confusion, "labels");
        yield return new ReportHeading("Calibration");
        yield return new ReportCharts([html => Charts.Reliability(html, pooled.Measures.Calibration)]);
        yield return ClassifierTables.Calibration(pooled.Measures.Calibration);
        yield return new ReportHeading("The most confident errors");
        yield return ClassifierTables.Errors(pooled, MostErrors);
        foreach (ReportBlock block in Settings(classifier.Settings))
            yield return block;
    }
}
