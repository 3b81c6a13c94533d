using System.Text;

namespace CnnCodegen.CommandLine;

/// <summary>Writes a report as Markdown with tables, as GitHub shows it.</summary>
internal sealed class MarkdownReport
{
    private readonly StringBuilder _text = new();

    public static string Write(NetworkReport report)
    {
        var markdown = new MarkdownReport();
        markdown.Line("# " + Escape(report.Title)).Line();
        foreach (ReportSection section in report.Sections)
        {
            markdown.Line("## " + Escape(section.Title)).Line();
            foreach (ReportBlock block in section.Blocks)
                markdown.Block(block);
        }

        return markdown._text.ToString();
    }

    private void Block(ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                Line("### " + Escape(heading.Text)).Line();
                break;
            case ReportParagraph paragraph:
                Line(Escape(paragraph.Text)).Line();
                break;
            case ReportFacts facts:
                Facts(facts.Facts);
                break;
            case ReportTable table:
                Table(table);
                break;
            case ReportAttention attention:
                Table(attention.ToTable());
                break;
            case ReportCharts:
                // Their numbers stand in tables.
                break;
            default:
                throw new ArgumentException($"{block.GetType()} has no form in Markdown.", nameof(block));
        }
    }

    private void Table(ReportTable table)
    {
        Line(Escape(table.Caption) + (table.Caption.EndsWith('.') ? "" : ".")).Line();
        Row(table.Columns.Select(static column => column.Title));
        Line("| " + string.Join(" | ", table.Columns.Select(static column => column.Kind == ReportColumnKind.Number ? "---:" : "---")) + " |");
        foreach (IReadOnlyList<ReportCell> row in table.Rows)
            Row(row.Select(static cell => cell.Text));

        Line();
    }

    private void Facts(IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0)
            return;

        Row(["", ""]);
        Line("| --- | --- |");
        foreach (ReportFact fact in facts)
            Row([fact.Name, fact.Value]);

        Line();
    }

    private void Row(IEnumerable<string> cells) => Line("| " + string.Join(" | ", cells.Select(Escape)) + " |");

    private MarkdownReport Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

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
