using System.Globalization;
using System.Text;
using System.Xml;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>
/// What a network looked at, as a heat map in SVG: a row for each token of the target, a column for each of the source, the darker the more. Text stays text, so that
/// whoever shows the picture has letters for it, of whatever script.
/// </summary>
internal static class AttentionChart
{
    private const double Cell = 24;
    private const double Gap = 8;
    private const double FontSize = 12;
    private const int LongestLabel = 24;
    private const int Shades = 5;

    // Tools that place pictures in documents know no variables of style sheets, nor schemes of colours.
    private const string StyleOfFile = """
        .paper { fill: #fff } .cell { fill: #0969da; stroke: #d0d7de } text { fill: #1b1f24; font-family: system-ui, sans-serif; font-size: 12px }
        """;

    /// <summary>Sine and cosine of the angle by which the labels of columns are turned.</summary>
    private static readonly double Slant = Math.Sqrt(0.5);

    /// <summary>Draws into a page, whose style sheet colours it.</summary>
    public static void Draw(HtmlWriter html, AttentionWeights attention, string title)
    {
        Layout layout = Layout.Of(attention);

        // Cells are as large as in the other plots, however wide the page.
        html.Open("svg", ("viewBox", layout.ViewBox), ("style", $"max-width: {N(layout.Width)}px"), ("class", "attention"), ("role", "img"), ("aria-label", title));
        Content(html, attention, layout);
        html.Close("svg");
    }

    /// <summary>The picture as a file of its own.</summary>
    public static string ToSvg(AttentionWeights attention, string title)
    {
        Layout layout = Layout.Of(attention);
        HtmlWriter svg = new HtmlWriter()
            .Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", layout.ViewBox), ("width", N(layout.Width)), ("height", N(layout.Height)), ("role", "img"))
            .Element("title", Clean(title))
            .Raw("<style>").Raw(StyleOfFile).Raw("</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        Content(svg, attention, layout);
        return svg.Close("svg").ToString();
    }

    private static void Content(HtmlWriter html, AttentionWeights attention, Layout layout)
    {
        for (int source = 0; source < attention.Sources.Count; source++)
        {
            string x = N(layout.Left + ((source + 0.5) * Cell) + (FontSize / 4));
            string y = N(layout.Top - Gap);
            html.Element("text", Label(attention.Sources[source]), ("class", "source"), ("x", x), ("y", y), ("transform", $"rotate(-45 {x} {y})"));
        }

        for (int target = 0; target < attention.Targets.Count; target++)
        {
            double y = layout.Top + (target * Cell);
            html.Element("text", Label(attention.Targets[target]), ("class", "target"), ("x", N(layout.Left - Gap)), ("y", N(y + (Cell / 2) + (FontSize / 3))), ("text-anchor", "end"));
            for (int source = 0; source < attention.Sources.Count; source++)
            {
                float weight = attention[target, source];
                Square(html, layout.Left + (source * Cell), y, weight, $"{Visible(attention.Targets[target])} ← {Visible(attention.Sources[source])}: {ReportText.Share(weight)}");
            }
        }

        Scale(html, layout);
    }

    /// <summary>Which shade is how much.</summary>
    private static void Scale(HtmlWriter html, Layout layout)
    {
        double y = layout.Height - Gap - FontSize - Cell;
        for (int shade = 0; shade < Shades; shade++)
        {
            double weight = (double)shade / (Shades - 1);
            string share = weight.ToString("P0", CultureInfo.InvariantCulture);
            double x = layout.ScaleLeft + (shade * 2 * Cell);
            Square(html, x, y, weight, share);
            html.Element("text", share, ("class", "scale"), ("x", N(x + (Cell / 2))), ("y", N(y + Cell + FontSize + 2)), ("text-anchor", "middle"));
        }
    }

    private static void Square(HtmlWriter html, double x, double y, double weight, string explanation) => html
        .Open("rect", ("class", "cell"), ("x", N(x)), ("y", N(y)), ("width", N(Cell)), ("height", N(Cell)), ("fill-opacity", weight.ToString("0.###", CultureInfo.InvariantCulture)))
        .Element("title", explanation)
        .Close("rect");

    /// <summary>A token that fits beside the cells; the explanation of each cell has all of it.</summary>
    private static string Label(string token)
    {
        string visible = Visible(token);
        StringInfo characters = new(visible);
        return characters.LengthInTextElements <= LongestLabel ? visible : characters.SubstringByTextElements(0, LongestLabel - 1) + "…";
    }

    /// <summary>A token with something to see of it: of characters, spaces and ends of lines are tokens; a source may be filled up with empty ones.</summary>
    private static string Visible(string token) => token switch
    {
        "" => "∅",
        " " => "␣",
        "\n" => "↵",
        "\t" => "⇥",
        _ => Clean(token),
    };

    /// <summary>Text without what XML does not allow, even encoded.</summary>
    private static string Clean(string text) => string.Concat(ReportText.Excerpt(text).EnumerateRunes().Where(static rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Where everything stands.</summary>
    private readonly record struct Layout(double Left, double Top, double ScaleLeft, double Width, double Height)
    {
        private const double ScaleWidth = ((2 * Shades) - 1) * Cell;

        public string ViewBox => $"0 0 {N(Width)} {N(Height)}";

        public static Layout Of(AttentionWeights attention)
        {
            double rows = attention.Targets.Max(static token => WidthOf(Label(token))) + (2 * Gap);
            double columns = attention.Sources.Max(static token => WidthOf(Label(token)) * Slant) + FontSize + (2 * Gap);
            double cells = attention.Sources.Index().Max(static source => ((source.Index + 0.5) * Cell) + (WidthOf(Label(source.Item)) * Slant) + FontSize);
            const double Margin = Gap + FontSize;
            double width = Math.Max(rows + Math.Max(cells, attention.Sources.Count * Cell) + Gap, ScaleWidth + (2 * Margin));

            // Under the cells where there is room.
            double scale = Math.Min(Math.Max(rows, Margin), width - Margin - ScaleWidth);
            return new Layout(rows, columns, scale, width, columns + (attention.Targets.Count * Cell) + Cell + (3 * Gap) + FontSize);
        }

        /// <summary>
        /// The room for a text, rather too much than too little: which letters it will be shown with is not known here. A Latin letter takes about half the size of the
        /// font, a capital more, an ideograph all of it.
        /// </summary>
        private static double WidthOf(string text) => FontSize * text.EnumerateRunes().Sum(static rune => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.UppercaseLetter => 0.85,
            UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => 0.65,
            _ => 1,
        });
    }
}
