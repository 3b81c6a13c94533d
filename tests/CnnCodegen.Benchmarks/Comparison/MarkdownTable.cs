namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>A Markdown table with aligned columns: words to the left, numbers to the right.</summary>
/// <param name="textColumns">How many columns, from the first on, hold words.</param>
/// <param name="columns">The titles.</param>
internal sealed class MarkdownTable(int textColumns, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        int[] widths = [.. columns.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max())];
        Write(output, columns, widths);
        Write(output, [.. widths.Select((width, column) => column < textColumns ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (string[] row in _rows)
            Write(output, row, widths);
    }

    private void Write(TextWriter output, string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Zip(widths, Enumerable.Range(0, widths.Length))
            .Select(cell => cell.Third < textColumns ? cell.First.PadRight(cell.Second) : cell.First.PadLeft(cell.Second));
        output.WriteLine($"| {string.Join(" | ", padded)} |");
    }
}
