using System.Globalization;
using System.Text;

namespace CnnCodegen;

/// <summary>Text from a file as messages show it: short, and without characters that would garble a terminal or a log.</summary>
internal static class Excerpt
{
    private const int Longest = 100;
    private const int MostDimensions = 8;

    /// <summary>The text, shortened, with control characters and unpaired surrogates escaped.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var result = new StringBuilder();
        foreach (Rune rune in text.AsSpan(0, Math.Min(text.Length, Longest)).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                result.Append(rune.ToString());
        }

        return text.Length <= Longest ? result.ToString() : result.Append('…').ToString();
    }

    /// <summary>The text as <see cref="Of(string)"/> has it, in quotation marks.</summary>
    public static string Quote(string text) => $"'{Of(text)}'";

    /// <summary>A shape as <c>[64, 16, 3]</c>.</summary>
    public static string Of(IReadOnlyList<int> shape)
    {
        IEnumerable<string> sizes = shape.Take(MostDimensions).Select(static size => size.ToString(CultureInfo.InvariantCulture));
        return shape.Count <= MostDimensions ? $"[{string.Join(", ", sizes)}]" : $"[{string.Join(", ", sizes)}, …]";
    }
}
