using System.Globalization;
using System.Text.Json;

namespace CnnCodegen.CommandLine;

/// <summary>Lists of names in messages.</summary>
internal static class Listing
{
    private const int Most = 10;

    /// <summary>The names in quotation marks, the first ten of many.</summary>
    public static string Of(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Most).Select(static name => $"'{name}'")) + (names.Count > Most ? string.Create(CultureInfo.InvariantCulture, $", … ({names.Count} in all)") : "");

    /// <summary>All names, each told from the next whatever is in it.</summary>
    public static string All(IEnumerable<string> names) => JsonSerializer.Serialize(names);
}
