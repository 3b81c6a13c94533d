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
