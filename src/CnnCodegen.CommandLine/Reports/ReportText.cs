using System.Globalization;
using System.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>How numbers and texts stand in reports and on the screen; the same on every machine.</summary>
internal static class ReportText
{
    private const int LongestExcerpt = 400;

    /// <summary>The measures of a report's overview, in their order.</summary>
    public static IReadOnlyList<(string Name, Func<ClassificationMeasures, double> Of, bool IsShare)> Measures { get; } =
    [
        ("accuracy", static measures => measures.Accuracy, true),
        ("macro F1", static measures => measures.MacroF1, true),
        ("micro F1", static measures => measures.MicroF1, true),
        ("log-loss", static measures => measures.LogLoss, false),
        ("calibration error", static measures => measures.Calibration.ExpectedError, true),
    ];

    public static string Share(double value) => value.ToString("P1", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    public static string Integer(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds switch
    {
        < 10 => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s",
        < 600 => seconds.ToString("F0", CultureInfo.InvariantCulture) + " s",
        _ => (seconds / 60).ToString("F0", CultureInfo.InvariantCulture) + " min",
    };

    /// <summary>The time of an answer.</summary>
    public static string PerText(double seconds) => seconds switch
    {
        < 1e-3 => (seconds * 1e6).ToString("N1", CultureInfo.InvariantCulture) + " µs",
        < 1 => (seconds * 1e3).ToString("N2", CultureInfo.InvariantCulture) + " ms",
        _ => seconds.ToString("N2", CultureInfo.InvariantCulture) + " s",
    };

    /// <summary>A size in millions of bytes.</summary>
    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("N2", CultureInfo.InvariantCulture) + " MB";

    /// <summary>What a classifier costs: the accuracy that it is paid for, the time of training, the time of an answer, the size of the model; dashes for what is not known.</summary>
    public static string[] Costs(ReportedClassifier classifier) =>
    [
        Share(classifier.Summary(static measures => measures.Accuracy).Mean),
        classifier.Runs.Average(static run => run.Seconds) is { } seconds ? Seconds(seconds) : "–",
        classifier.MeanCost(static cost => cost.SecondsPerText) is { } answer ? PerText(answer) : "–",
        classifier.MeanCost(static cost => cost.ModelBytes) is { } bytes ? Megabytes(bytes) : "–",
    ];

    /// <summary>The columns of <see cref="Costs"/>.</summary>
    public static IReadOnlyList<string> CostColumns { get; } = ["accuracy", "training", "time per text", "model"];

    /// <summary>How costs are measured.</summary>
    public const string AboutCosts = "Time per text: from the text to the answer, one text after the other on one thread, by the generated code; that of n-grams by ML.NET, all texts in one go.";

    /// <summary>How many of all are shown.</summary>
    public static string OfAll(int most, int all) => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(most, all):N0} of {all:N0}");

    /// <summary>A measure over runs: <c>81.2 % ± 0.4 %</c>, or the value alone for one run.</summary>
    public static string Mean(Summary summary, bool isShare) => summary.ToString(isShare ? "P1" : "F3");

    /// <summary>The interval of a measure's mean, such as <c>80.9 % – 81.5 %</c>; a dash for one run.</summary>
    public static string Interval(Summary summary, bool isShare)
    {
        if (summary.HalfWidth is not { } halfWidth)
            return "–";

        // Student's t knows nothing of the ends of a share's range.
        return isShare
            ? $"{Share(Math.Max(0, summary.Mean - halfWidth))} – {Share(Math.Min(1, summary.Mean + halfWidth))}"
            : $"{Number(summary.Mean - halfWidth)} – {Number(summary.Mean + halfWidth)}";
    }

    /// <summary>A text on one line, cut where it is long, control characters left out.</summary>
    public static string Excerpt(string text)
    {
        var result = new StringBuilder();
        int runes = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (++runes > LongestExcerpt)
                return result.Append('…').ToString();

            if (Rune.IsWhiteSpace(rune))
                result.Append(' ');
            else if (!Rune.IsControl(rune))
                result.Append(rune);
        }

        return result.ToString();
    }
}
