using System.Globalization;
using System.Text;

namespace CnnCodegen.Training;

/// <summary>A line that holds no example.</summary>
/// <param name="Line">The line's number, from 1; where an example takes several lines, that of the first.</param>
/// <param name="Content">What stands there: shortened, control characters escaped, U+FFFD for what is no UTF-8.</param>
/// <param name="Reason">What was expected and what was found.</param>
public sealed record BadLine(long Line, string Content, string Reason)
{
    private const int LongestContent = 80;

    /// <summary>The line as a message shows it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Reason}: \"{Content}\"");

    /// <summary>Notes a line of a file.</summary>
    /// <param name="line">Its number.</param>
    /// <param name="content">What stands there, in full length.</param>
    /// <param name="reason">What was expected and what was found.</param>
    internal static BadLine Of(long line, string content, string reason) => new(line, Shorten(content), reason);

    private static string Shorten(string content)
    {
        var result = new StringBuilder();
        foreach (Rune rune in content.AsSpan(0, Math.Min(content.Length, LongestContent)).EnumerateRunes())
        {
            if (rune.Value == DataFile.InvalidBytes)
                result.Append('\uFFFD');
            else if (rune.Value == '\t')
                result.Append("\\t");
            else if (Rune.IsControl(rune))
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                result.Append(rune.ToString());
        }

        return content.Length <= LongestContent ? result.ToString() : result.Append('…').ToString();
    }
}
