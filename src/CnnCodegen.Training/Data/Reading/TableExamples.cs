using System.Globalization;

namespace CnnCodegen.Training;

/// <summary>A row of a table.</summary>
/// <param name="Line">The number of its first line, from 1.</param>
/// <param name="Content">The row as it stands in the file.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal readonly record struct TableRow(long Line, string Content, string[] Fields, string? Fault = null);

/// <summary>Examples from the rows of a table.</summary>
internal static class TableExamples
{
    /// <summary>The rows of text whose fields are separated by tabs.</summary>
    /// <param name="lines">The lines.</param>
    public static IEnumerable<TableRow> TabSeparated(IEnumerable<TextLine> lines) =>
        lines.Where(static line => !line.IsBlank).Select(static line => new TableRow(line.Number, line.Content, line.Content.Split('\t')));

    /// <summary>The examples of a table's rows.</summary>
    /// <param name="rows">The rows, the header among them.</param>
    /// <param name="options">Where label and text stand.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="DataFileException">The first row, which decides what the columns are, is of no use.</exception>
    public static IEnumerable<ExampleLine> Read(IEnumerable<TableRow> rows, ReadOptions options, string path)
    {
        TableColumns? columns = null;
        long firstLine = 0;
        foreach (TableRow row in rows)
        {
            BadLine? fault = row.Fault is null ? ExampleLine.EncodingFault(row.Line, row.Content) : BadLine.Of(row.Line, row.Content, row.Fault);
            if (columns is null)
            {
                if (fault is not null)
                    throw new DataFileException(path, fault);

                columns = TableColumns.Of(row.Fields, options, reason => new DataFileException(path, BadLine.Of(row.Line, row.Content, reason)));
                firstLine = row.Line;
                if (columns.HasHeader)
                    continue;
            }

            if (fault is not null)
                yield return new ExampleLine(default, fault);
            else if (row.Fields.Length != columns.Count)
                yield return ExampleLine.Bad(row.Line, row.Content, string.Create(CultureInfo.InvariantCulture, $"expected {columns.Count} fields, as in line {firstLine}, found {row.Fields.Length}"));
            else
                yield return ExampleLine.Of(row.Line, row.Content, columns.Text(row.Fields), row.Fields[columns.Label]);
        }
    }
}
