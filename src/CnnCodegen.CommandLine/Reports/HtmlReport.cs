using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>Writes a report as one page without script and without anything from elsewhere.</summary>
internal sealed class HtmlReport
{
    private readonly HtmlWriter _html = new();

    public static string Write(NetworkReport report)
    {
        var page = new HtmlReport();
        page.Head(report.Title);
        page._html.Element("h1", report.Title);
        foreach (ReportSection section in report.Sections)
            page.Section(section);

        return page._html.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    private void Head(string title) => _html
        .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        // The page holds texts of others. Whatever they are, a browser neither runs nor fetches anything.
        .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .Element("title", title)
        .Raw("<style>\n").Raw(ReportStyle.Css).Raw("\n</style>\n</head>\n<body>\n<main>\n");

    private void Section(ReportSection section)
    {
        _html.Open("section", section.Id.Length > 0 ? [("id", section.Id)] : []).Element("h2", section.Title);
        foreach (ReportBlock block in section.Blocks)
            Block(block);

        _html.Close("section");
    }

    private void Block(ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                _html.Element("h3", heading.Text);
                break;
            case ReportParagraph paragraph:
                _html.Element("p", paragraph.Text, ("class", "quiet"));
                break;
            case ReportFacts facts:
                Facts(facts);
                break;
            case ReportTable { IsFolded: true } table:
                _html.Open("details").Element("summary", table.Caption);
                Table(table);
                _html.Close("details");
                break;
            case ReportTable table:
                Table(table);
                break;
            case ReportCharts charts:
                ChartsAndLegend(charts);
                break;
            case ReportAttention attention:
                _html.Open("figure").Element("figcaption", ReportText.Excerpt(attention.Title), ("dir", "auto"));
                AttentionChart.Draw(_html, attention.Weights, ReportText.Excerpt(attention.Title));
                _html.Close("figure");
                break;
            default:
                throw new ArgumentException($"{block.GetType()} has no form on a page.", nameof(block));
        }
    }

    private void ChartsAndLegend(ReportCharts charts)
    {
        _html.Open("div", ("class", "charts"));
        foreach (Action<HtmlWriter> draw in charts.Figures)
            draw(_html);

        _html.Close("div");
        if (charts.Legend.Count == 0)
            return;

        _html.Open("p", ("class", "legend"));
        foreach ((int index, string name) in charts.Legend.Index())
            _html.Element("span", name, ("class", string.Create(CultureInfo.InvariantCulture, $"k{index}")));

        _html.Close("p");
    }

    private void Facts(ReportFacts facts)
    {
        BeginTable(facts.Caption);
        _html.Open("tbody");
        foreach (ReportFact fact in facts.Facts)
            _html.Open("tr").Element("th", fact.Name, ("scope", "row")).Element("td", fact.Value, ("class", "words")).Close("tr");

        EndTable();
    }

    private void Table(ReportTable table)
    {
        BeginTable(table.Caption, table.Kind, isTitled: table.IsFolded);
        _html.Open("thead").Open("tr");
        foreach (ReportColumn column in table.Columns)
            _html.Element("th", ReportText.Excerpt(column.Title), ("scope", "col"), ("class", column.Kind == ReportColumnKind.Number ? "" : "words"));

        _html.Close("tr").Close("thead").Open("tbody");
        foreach (IReadOnlyList<ReportCell> row in table.Rows)
            Row(table.Columns, row);

        EndTable();
    }

    private void Row(IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportCell> cells)
    {
        // What a row is about, and a column, for programs that read the page.
        _html.Open("tr", columns[0].Kind == ReportColumnKind.Name ? [("data-row", cells[0].Text)] : []);
        foreach ((int index, ReportColumn column) in columns.Index())
        {
            ReportCell cell = cells[index];
            string name = column.Kind == ReportColumnKind.Name ? "th" : "td";
            _html.Open(name, [.. Attributes(column, cell)]);
            if (cell.Link.Length > 0)
                _html.Element("a", cell.Text, ("href", cell.Link));
            else if (cell.Value is { } value)
                _html.Element("data", cell.Text, ("value", value.ToString("R", CultureInfo.InvariantCulture)));
            else
                _html.Text(ReportText.Excerpt(cell.Text));

            _html.Close(name);
        }

        _html.Close("tr");
    }

    private static IEnumerable<(string, string)> Attributes(ReportColumn column, ReportCell cell)
    {
        if (column.Kind == ReportColumnKind.Name)
            yield return ("scope", "row");

        if (cell.Value is not null)
            yield return ("data-column", column.Title);

        string kind = column.Kind switch
        {
            ReportColumnKind.Text => "words long",
            ReportColumnKind.Words => "words",
            _ => cell.IsStrong ? "strong" : "",
        };
        if (kind.Length > 0)
            yield return ("class", kind);

        if (column.Kind == ReportColumnKind.Text)
            yield return ("dir", "auto");

        if (cell.Shade is { } shade)
            yield return ("style", "--share: " + shade.ToString("0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>A table that scrolls by itself where the screen is narrow; the keyboard reaches it.</summary>
    private void BeginTable(string caption, string kind = "", bool isTitled = false)
    {
        _html.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption)).Open("table", ("class", kind));
        if (!isTitled)
            _html.Element("caption", caption);
    }

    private void EndTable() => _html.Close("tbody").Close("table").Close("div");
}
