using System.Globalization;
using System.Text;

namespace CnnCodegen.Generator;

/// <summary>The one place that turns values into text: invariant, round-trip, whatever the culture of the machine.</summary>
internal static class Literals
{
    /// <summary><c>12345</c>: for names, lists and messages.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>12_345</c>: a C# literal that is read by people.</summary>
    public static string Grouped(long value) => value.ToString("N0", GroupedFormat);

    /// <summary><c>12,345</c>: for tables in comments.</summary>
    public static string Thousands(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>107.5 MB</c>, <c>53 KB</c>: sizes of memory, in powers of ten.</summary>
    public static string Megabytes(long bytes) => bytes < 1_000_000
        ? (bytes / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + " KB"
        : (bytes / 1e6).ToString("#,0.#", CultureInfo.InvariantCulture) + " MB";

    /// <summary><c>0.5</c>: a C# literal of type double, and the form that messages use.</summary>
    public static string Real(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A C# string literal, quotes included.</summary>
    public static string Text(string value)
    {
        var builder = new StringBuilder("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                builder.Append('\\').Append(c);
            else if (c < ' ' || (c > '~' && !char.IsLetterOrDigit(c) && !char.IsSymbol(c) && !char.IsPunctuation(c)))
                builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                builder.Append(c);
        }

        return builder.Append('"').ToString();
    }

    /// <summary>Text inside an XML documentation comment.</summary>
    public static string Xml(string value) => value.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static readonly NumberFormatInfo GroupedFormat = new() { NumberGroupSeparator = "_" };
}
