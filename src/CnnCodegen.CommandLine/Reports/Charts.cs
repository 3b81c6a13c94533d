using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Charts as inline SVG: lines over epochs, and bars of calibration.</summary>
internal static class Charts
{
    private const double Width = 420;
    private const double Height = 250;
    private const double Left = 60;
    private const double Right = 24;
    private const double Top = 12;
    private const double Bottom = 46;
    private const int MostTicks = 5;

    /// <summary>One line for each run.</summary>
    /// <param name="html">Receives the figure.</param>
    /// <param name="title">What the lines show.</param>
    /// <param name="runs">The points of each run, by epoch.</param>
    /// <param name="format">How a tick of the vertical axis is written.</param>
    public static void Lines(HtmlWriter html, string title, IReadOnlyList<IReadOnlyList<(int Epoch, double Value)>> runs, Func<double, string> format)
    {
        (int Epoch, double Value)[] points = [.. runs.SelectMany(static run => run).Where(static point => double.IsFinite(point.Value))];
        if (points.Length == 0)
            return;

        int lastEpoch = Math.Max(2, points.Max(static point => point.Epoch));
        double[] ticks = Ticks(points.Min(static point => point.Value), points.Max(static point => point.Value));
        var area = new Area(1, lastEpoch, ticks[0], ticks[^1]);
        Begin(html, title + " by epoch", title);
        Horizontal(html, area, ticks, format);
        foreach (int epoch in Epochs(lastEpoch))
            Label(html, area.X(epoch), Height - Bottom + 18, "middle", epoch.ToString(CultureInfo.InvariantCulture));

        foreach ((int index, IReadOnlyList<(int Epoch, double Value)> run) in runs.Index())
        {
            string line = string.Join(' ', run.Where(static point => double.IsFinite(point.Value)).Select(point => $"{N(area.X(point.Epoch))},{N(area.Y(point.Value))}"));
            // A line of one point would not be seen; round ends make it a dot.
            html.Raw($"<polyline class=\"curve k{index % ReportStyle.Colours}\" stroke-linecap=\"round\" points=\"{line}{(run.Count == 1 ? " " + line : "")}\"/>");
        }

        Label(html, (Left + Width - Right) / 2, Height - 6, "middle", "epoch");
        End(html);
    }

    /// <summary>The accuracy of the answers in each range of probability, beside the diagonal on which they should lie.</summary>
    /// <param name="html">Receives the figure.</param>
    /// <param name="calibration">The ranges.</param>
    public static void Reliability(HtmlWriter html, Calibration calibration)
    {
        var area = new Area(0, 1, 0, 1);
        Begin(html, "Accuracy by probability of the answer", "Accuracy by probability of the answer; calibrated answers reach the dashed line");
        Horizontal(html, area, [0, 0.25, 0.5, 0.75, 1], static value => value.ToString("P0", CultureInfo.InvariantCulture));
        foreach (double tick in (ReadOnlySpan<double>)[0, 0.5, 1])
            Label(html, area.X(tick), Height - Bottom + 18, "middle", tick.ToString("P0", CultureInfo.InvariantCulture));

        foreach (CalibrationBin bin in calibration.Bins.Where(static bin => bin.Count > 0))
        {
            string explanation = string.Create(CultureInfo.InvariantCulture, $"{bin.Count:N0} answers with a mean probability of {bin.Confidence:P1}: {bin.Accuracy:P1} right");
            html.Raw($"<rect class=\"bar\" x=\"{N(area.X(bin.Low) + 1)}\" y=\"{N(area.Y(bin.Accuracy))}\" width=\"{N(area.X(bin.High) - area.X(bin.Low) - 2)}\" height=\"{N(area.Y(0) - area.Y(bin.Accuracy))}\">");
            html.Element("title", explanation).Raw("</rect>");
        }

        html.Raw($"<line class=\"ideal\" x1=\"{N(area.X(0))}\" y1=\"{N(area.Y(0))}\" x2=\"{N(area.X(1))}\" y2=\"{N(area.Y(1))}\"/>");
        Label(html, (Left + Width - Right) / 2, Height - 6, "middle", "probability of the answer");
        End(html);
    }

    /// <summary>A point for each classifier: what it reaches for the time that an answer takes. Times are on a logarithmic scale.</summary>
    /// <param name="html">Receives the figure.</param>
    /// <param name="classifiers">Names, seconds per text, accuracies; at least one.</param>
    public static void Costs(HtmlWriter html, IReadOnlyList<(string Name, double Seconds, double Accuracy)> classifiers)
    {
        double[] ticks = Ticks(classifiers.Min(static point => point.Accuracy), classifiers.Max(static point => point.Accuracy));
        double[] times = Ticks(Math.Log10(classifiers.Min(static point => point.Seconds)), Math.Log10(classifiers.Max(static point => point.Seconds)));
        var area = new Area(Math.Floor(times[0]), Math.Max(Math.Floor(times[0]) + 1, Math.Ceiling(times[^1])), ticks[0], ticks[^1]);
        Begin(html, "Accuracy by time per text", "Accuracy by time per text: the best are at the top left");
        Horizontal(html, area, ticks, ReportText.Share);
        for (double power = area.Low; power <= area.High; power++)
            Label(html, area.X(power), Height - Bottom + 18, "middle", PowerOfTen((int)power));

        foreach ((string name, double seconds, double accuracy) in classifiers)
        {
            (double x, double y) = (area.X(Math.Log10(seconds)), area.Y(accuracy));
            html.Raw($"<circle class=\"point\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"4\">");
            html.Element("title", $"{name}: {ReportText.Share(accuracy)}, {ReportText.PerText(seconds)}").Raw("</circle>");

            // Beside the point, on the side where there is room.
            bool isRight = x > Width / 2;
            Label(html, isRight ? x - 7 : x + 7, y + 4, isRight ? "end" : "start", name);
        }

        Label(html, (Left + Width - Right) / 2, Height - 6, "middle", "time per text");
        End(html);
    }

    private static string PowerOfTen(int exponent) => exponent switch
    {
        < -3 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, exponent + 6)} µs"),
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, exponent + 3)} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, exponent)} s"),
    };

    private static void Begin(HtmlWriter html, string title, string caption) =>
        html.Open("figure").Element("figcaption", caption).Open("svg", ("viewBox", $"0 0 {N(Width)} {N(Height)}"), ("role", "img"), ("aria-label", title));

    private static void End(HtmlWriter html) => html.Close("svg").Close("figure");

    private static void Horizontal(HtmlWriter html, Area area, double[] ticks, Func<double, string> format)
    {
        foreach (double tick in ticks)
        {
            string y = N(area.Y(tick));
            html.Raw($"<line class=\"grid\" x1=\"{N(Left)}\" x2=\"{N(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/>");
            Label(html, Left - 6, area.Y(tick) + 4, "end", format(tick));
        }
    }

    private static void Label(HtmlWriter html, double x, double y, string anchor, string text) =>
        html.Element("text", text, ("x", N(x)), ("y", N(y)), ("text-anchor", anchor));

    /// <summary>Round numbers that enclose all values: steps of 1, 2 or 5 times a power of ten.</summary>
    internal static double[] Ticks(double least, double most)
    {
        double span = most - least > 1e-9 ? most - least : Math.Max(Math.Abs(most), 1e-3);
        double raw = span / (MostTicks - 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        long first = (long)Math.Floor((least / step) + 1e-9);
        long last = Math.Max(first + 1, (long)Math.Ceiling((most / step) - 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
    }

    private static IEnumerable<int> Epochs(int last)
    {
        int step = Math.Max(1, (int)Math.Ceiling(last / 8.0));
        return Enumerable.Range(1, last).Where(epoch => epoch == 1 || epoch % step == 0);
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private readonly record struct Area(double Low, double High, double Least, double Most)
    {
        public double X(double value) => Left + ((value - Low) / (High - Low) * (Width - Left - Right));

        public double Y(double value) => Height - Bottom - ((value - Least) / (Most - Least) * (Height - Top - Bottom));
    }
}
