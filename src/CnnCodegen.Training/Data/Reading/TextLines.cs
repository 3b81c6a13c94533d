using System.Text;

namespace CnnCodegen.Training;

/// <summary>A line of a file.</summary>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Content">The line without its end.</param>
internal readonly record struct TextLine(long Number, string Content)
{
    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Content);
}

/// <summary>
/// Cuts text at line feeds, and drops a carriage return before one. <see cref="TextReader.ReadLine"/> cuts at a lone carriage return as well, so that lines
/// would have other numbers than in other programs.
/// </summary>
internal static class TextLines
{
    /// <summary>The lines of a text, one at a time.</summary>
    /// <param name="reader">The text.</param>
    public static IEnumerable<TextLine> Of(TextReader reader)
    {
        var line = new StringBuilder();
        var buffer = new char[1 << 14];
        long number = 0;
        for (int length = reader.Read(buffer); length > 0; length = reader.Read(buffer))
        {
            int start = 0;
            for (int end = IndexOfEnd(buffer, start, length); end >= 0; end = IndexOfEnd(buffer, start, length))
            {
                line.Append(buffer, start, end - start);
                start = end + 1;
                yield return Take(line, ++number);
            }

            line.Append(buffer, start, length - start);
        }

        if (line.Length > 0)
            yield return Take(line, ++number);
    }

    private static int IndexOfEnd(char[] buffer, int start, int length)
    {
        int end = buffer.AsSpan(start, length - start).IndexOf('\n');
        return end < 0 ? end : start + end;
    }

    private static TextLine Take(StringBuilder line, long number)
    {
        if (line.Length > 0 && line[^1] == '\r')
            line.Length--;
        string content = line.ToString();
        line.Clear();
        return new TextLine(number, content);
    }
}
