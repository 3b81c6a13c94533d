using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Writes a report as one page without script and without anything from elsewhere.</summary>
internal sealed class HtmlReport
{
    private readonly HtmlWriter _html = new();

    public static string Write(ClassificationReport report)
    {
        var page = new HtmlReport();
        page.Head(report.Title);
        page._html.Element("h1", report.Title);
        page.Section("Measures", () => page.Overview(report.Classifiers));
        if (report.ComparesCosts)
            page.Section("Costs", () => page.Costs(report.Classifiers));

        page.Section("Data", () => page.Facts("The examples", report.Data));
        foreach ((int index, ReportedClassifier classifier) in report.Classifiers.Index())
            page.Section(classifier.Name, () => page.Classifier(classifier, report.MostErrors), IdOf(index));

        return page._html.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    private void Head(string title) => _html
        .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        // The page holds texts of others. Whatever they are, a browser neither runs nor fetches anything.
        .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .Element("title", title)
        .Raw("<style>\n").Raw(ReportStyle.Css).Raw("\n</style>\n</head>\n<body>\n<main>\n");

    /// <summary>The place of a classifier's section on the page, for links.</summary>
    private static string IdOf(int classifier) => string.Create(CultureInfo.InvariantCulture, $"classifier-{classifier + 1}");

    private void Section(string title, Action content, string id = "")
    {
        _html.Open("section", id.Length > 0 ? [("id", id)] : []).Element("h2", title);
        content();
        _html.Close("section");
    }

    private void Overview(IReadOnlyList<ReportedClassifier> classifiers)
    {
        bool several = classifiers.Any(static classifier => classifier.Runs.Count > 1);
        double best = classifiers.Max(static classifier => classifier.Summary(static measures => measures.Accuracy).Mean);
        Table(
            several ? "Mean ± standard deviation of the runs; below the accuracy, the 95 % interval of its mean by Student's t" : "Computed from the answers to the test examples",
            ["classifier", "runs", .. ReportText.Measures.Select(static measure => measure.Name), "time a run"],
            () =>
            {
                foreach ((int index, ReportedClassifier classifier) in classifiers.Index())
                    OverviewRow(classifier, IdOf(index), isBest: classifiers.Count > 1 && classifier.Summary(static measures => measures.Accuracy).Mean == best);
            });
    }

    private void OverviewRow(ReportedClassifier classifier, string id, bool isBest)
    {
        _html.Open("tr", ("data-classifier", classifier.Name)).Open("th", ("scope", "row")).Element("a", classifier.Name, ("href", "#" + id)).Close("th")
            .Element("td", ReportText.Integer(classifier.Runs.Count));
        foreach ((string name, Func<ClassificationMeasures, double> measure, bool isShare) in ReportText.Measures)
        {
            Summary summary = classifier.Summary(measure);
            _html.Open("td", ("data-measure", name), ("class", isBest && name == "accuracy" ? "best" : ""))
                .Element("data", ReportText.Mean(summary, isShare), ("value", summary.Mean.ToString("R", CultureInfo.InvariantCulture)));
            if (name == "accuracy" && summary.HalfWidth is not null)
                _html.Element("small", ReportText.Interval(summary, isShare: true));

            _html.Close("td");
        }

        _html.Element("td", classifier.Runs.Average(static run => run.Seconds) is { } seconds ? ReportText.Seconds(seconds) : "–")
            .Close("tr");
    }

    private void Costs(IReadOnlyList<ReportedClassifier> classifiers)
    {
        Table(ReportText.AboutCosts, ["classifier", .. ReportText.CostColumns], () =>
        {
            foreach (ReportedClassifier classifier in classifiers)
            {
                _html.Open("tr").Element("th", classifier.Name, ("scope", "row"));
                foreach (string cell in ReportText.Costs(classifier))
                    _html.Element("td", cell);

                _html.Close("tr");
            }
        });
        _html.Open("div", ("class", "costs"));
        Charts.Costs(_html, [.. from classifier in classifiers
                               let seconds = classifier.MeanCost(static cost => cost.SecondsPerText)
                               where seconds > 0
                               select (classifier.Name, seconds.Value, classifier.Summary(static measures => measures.Accuracy).Mean)]);
        _html.Close("div");
    }

    private void Classifier(ReportedClassifier classifier, int mostErrors)
    {
        ClassifierEvaluation pooled = classifier.Pooled();
        if (classifier.Runs.Count > 1)
            _html.Element("p", $"Labels, confusion matrix, calibration and errors are those of all {classifier.Runs.Count} runs together.", ("class", "quiet"));

        ReportedRun[] trained = [.. classifier.Runs.Where(static run => run.Curve.Count > 0)];
        _html.Element("h3", trained.Length > 0 ? "Learning curves and calibration" : "Calibration").Open("div", ("class", "charts"));
        if (trained.Length > 0)
        {
            Charts.Lines(_html, "Training loss", Curves(static point => point.TrainingLoss), ReportText.Number);
            Charts.Lines(_html, "Development loss", Curves(static point => point.DevelopmentLoss), ReportText.Number);
            Charts.Lines(_html, "Development accuracy", Curves(static point => point.DevelopmentAccuracy), ReportText.Share);
        }

        Charts.Reliability(_html, pooled.Measures.Calibration);
        _html.Close("div");
        Legend(trained);
        CurveNumbers(trained);
        if (classifier.Runs.Count > 1)
            Runs(classifier.Runs);

        Classes(pooled.Measures);
        Confusion(pooled.Measures.Confusion);
        Errors(pooled, mostErrors);
        if (classifier.Settings.Count > 0)
        {
            _html.Element("h3", "Settings");
            Facts("How it was made", classifier.Settings);
        }

        IReadOnlyList<(int, double)>[] Curves(Func<EpochResult, double> value) => [.. trained.Select(run => (IReadOnlyList<(int, double)>)[.. run.Curve.Select(point => (point.Epoch, value(point)))])];
    }

    /// <summary>Which line is which run, where they have colours of their own.</summary>
    private void Legend(IReadOnlyList<ReportedRun> runs)
    {
        if (runs.Count is < 2 or > ReportStyle.Colours)
            return;

        _html.Open("p", ("class", "legend"));
        foreach ((int index, ReportedRun run) in runs.Index())
            _html.Element("span", run.Name, ("class", string.Create(CultureInfo.InvariantCulture, $"k{index}")));

        _html.Close("p");
    }

    /// <summary>The charts' numbers, for those who do not see the charts.</summary>
    private void CurveNumbers(IReadOnlyList<ReportedRun> runs)
    {
        if (runs.Count == 0)
            return;

        _html.Open("details").Element("summary", "The curves as numbers");
        Table("After each epoch", ["run", "epoch", "training loss", "development loss", "development accuracy"], () =>
        {
            foreach (ReportedRun run in runs)
            {
                foreach (EpochResult point in run.Curve)
                {
                    _html.Open("tr").Element("th", run.Name, ("scope", "row")).Element("td", ReportText.Integer(point.Epoch)).Element("td", ReportText.Number(point.TrainingLoss))
                        .Element("td", ReportText.Number(point.DevelopmentLoss)).Element("td", ReportText.Share(point.DevelopmentAccuracy)).Close("tr");
                }
            }
        });
        _html.Close("details");
    }

    private void Runs(IReadOnlyList<ReportedRun> runs)
    {
        _html.Element("h3", "Runs");
        Table("Each run alone", ["run", .. ReportText.Measures.Select(static measure => measure.Name)], () =>
        {
            foreach (ReportedRun run in runs)
            {
                _html.Open("tr").Element("th", run.Name, ("scope", "row"));
                foreach ((_, Func<ClassificationMeasures, double> measure, bool isShare) in ReportText.Measures)
                    _html.Element("td", isShare ? ReportText.Share(measure(run.Evaluation.Measures)) : ReportText.Number(measure(run.Evaluation.Measures)));

                _html.Close("tr");
            }
        });
    }

    private void Classes(ClassificationMeasures measures)
    {
        _html.Element("h3", "Labels");
        Table("How well each label is recognised", ["label", "precision", "recall", "F1", "examples"], () =>
        {
            foreach (ClassMeasures label in measures.Classes)
            {
                _html.Open("tr", ("data-label", label.Label)).Element("th", label.Label, ("scope", "row")).Element("td", ReportText.Share(label.Precision))
                    .Element("td", ReportText.Share(label.Recall)).Element("td", ReportText.Share(label.F1)).Element("td", ReportText.Integer(label.Support)).Close("tr");
            }
        });
    }

    private void Confusion(ConfusionMatrix confusion)
    {
        _html.Element("h3", "Confusion matrix");
        Table("Rows are right labels, columns are answers", ["", .. confusion.Labels], () =>
        {
            foreach ((int gold, string label) in confusion.Labels.Index())
            {
                _html.Open("tr").Element("th", label, ("scope", "row"));
                double support = Math.Max(1, confusion.Support(gold));
                for (int answer = 0; answer < confusion.Labels.Count; answer++)
                {
                    int count = confusion[gold, answer];
                    string share = (count / support).ToString("0.###", CultureInfo.InvariantCulture);
                    _html.Element("td", ReportText.Integer(count), ("style", "--share: " + share), ("class", gold == answer ? "right" : ""));
                }

                _html.Close("tr");
            }
        }, "confusion");
    }

    private void Errors(ClassifierEvaluation evaluation, int most)
    {
        ExamplePrediction[] errors = [.. evaluation.Errors];
        _html.Element("h3", "The most confident errors");
        if (errors.Length == 0)
        {
            _html.Element("p", "There are none.");
            return;
        }

        Table(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(most, errors.Length)} of {errors.Length:N0}"), ["text", "right label", "answer", "probability"], () =>
        {
            foreach (ExamplePrediction error in errors.Take(most))
            {
                _html.Open("tr").Element("td", ReportText.Excerpt(error.Example.Text), ("class", "words long"), ("dir", "auto")).Element("td", error.Example.Label, ("class", "words"))
                    .Element("td", error.Answer, ("class", "words")).Element("td", ReportText.Number(error.Confidence)).Close("tr");
            }
        }, "errors");
    }

    private void Facts(string caption, IReadOnlyList<ReportFact> facts)
    {
        _html.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)).Open("table").Element("caption", caption).Open("tbody");
        foreach (ReportFact fact in facts)
            _html.Open("tr").Element("th", fact.Name, ("scope", "row")).Element("td", fact.Value, ("class", "words")).Close("tr");

        _html.Close("tbody").Close("table").Close("div");
    }

    /// <summary>A table that scrolls by itself where the screen is narrow; the keyboard reaches it.</summary>
    private void Table(string caption, IReadOnlyList<string> columns, Action rows, string kind = "")
    {
        _html.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)).Open("table", ("class", kind)).Element("caption", caption).Open("thead").Open("tr");
        foreach (string column in columns)
            _html.Element("th", column, ("scope", "col"));

        _html.Close("tr").Close("thead").Open("tbody");
        rows();
        _html.Close("tbody").Close("table").Close("div");
    }
}
