using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CnnCodegen.Training;

/// <summary>The rows of a CSV file.</summary>
internal static class CsvRows
{
    /// <summary>Reads rows, one at a time.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="DataFileException">A quotation mark is never closed, so that all that follows is one field.</exception>
    public static IEnumerable<TableRow> Read(TextReader reader, char delimiter, string path)
    {
        string? fault = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            BadDataFound = _ => fault = "expected quotation marks around whole fields and doubled inside them, found others",
        };
        using var parser = new CsvParser(reader, configuration, leaveOpen: true);
        while (parser.Read())
        {
            // Taken first, because the parser looks at fields only when it is asked for them.
            string[] fields = parser.Record!;
            string content = parser.RawRecord;
            bool isClosed = content.AsSpan().Count('"') % 2 == 0;
            string row = isClosed ? content.TrimEnd('\r', '\n') : content;

            // The parser counts the lines up to the row's end, and counts one more where the file ends inside quotation marks.
            long line = parser.RawRow - row.AsSpan().Count('\n');
            if (fault is not null && !isClosed)
                throw new DataFileException(path, BadLine.Of(line, row, "expected a closing quotation mark, found the end of the file"));

            yield return new TableRow(line, row, fields, fault);
            fault = null;
        }
    }
}
