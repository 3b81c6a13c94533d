using System.Text;

namespace CnnCodegen.Training;

/// <summary>Tells a file's format by its name, or by its first line.</summary>
internal static class FormatDetection
{
    private const int LongestLook = 1 << 14;

    /// <summary>The format of a file.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="content">The open file; nothing is read from it.</param>
    /// <param name="options">What separates fields and marks labels.</param>
    /// <exception cref="DataFileException">It is no known one.</exception>
    public static DataFormat Of(string path, PeekableStream content, ReadOptions options) => OfName(path) ?? OfContent(path, content, options);

    private static DataFormat? OfName(string path)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            path = path[..^3];
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".tsv" => DataFormat.Tsv,
            ".csv" => DataFormat.Csv,
            ".jsonl" or ".ndjson" => DataFormat.JsonLines,
            _ => null,
        };
    }

    private static DataFormat OfContent(string path, PeekableStream content, ReadOptions options)
    {
        string beginning = Encoding.UTF8.GetString(content.Peek(LongestLook)).TrimStart('\uFEFF');
        (int index, string? line) = beginning.Split('\n').Index().FirstOrDefault(static line => !string.IsNullOrWhiteSpace(line.Item));
        if (line is null)
            throw new DataFileException(path, "expected examples, found nothing");

        ReadOnlySpan<char> first = line.AsSpan().TrimStart();
        if (first.StartsWith(options.LabelPrefix, StringComparison.Ordinal))
            return DataFormat.FastText;
        if (first.StartsWith('{'))
            return DataFormat.JsonLines;
        if (first.Contains('\t'))
            return DataFormat.Tsv;
        if (first.Contains(options.Delimiter))
            return DataFormat.Csv;

        string reason = $"the format is not to be told from this line: expected {options.LabelPrefix}, a JSON object, a tab or '{options.Delimiter}' between fields";
        throw new DataFileException(path, BadLine.Of(index + 1, line.TrimEnd('\r'), reason));
    }
}
