using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>What a report and the screen say of the data.</summary>
internal static class DataFacts
{
    /// <summary>The facts about all parts.</summary>
    public static IReadOnlyList<ReportFact> Of(DataSetParts<TextDataSet> parts, IReadOnlyList<string> labels) =>
    [
        .. parts.All().SelectMany(static part => OfPart(part.Name, part.Set)),
        new("labels", $"{labels.Count}: {Listing.Of(labels)}"),
    ];

    /// <summary>The facts about examples that a model is measured on.</summary>
    public static IEnumerable<ReportFact> OfTest(TextDataSet set) => OfPart("test", set);

    /// <summary>One line for the screen about lines that were passed over; none where all was well.</summary>
    public static IEnumerable<string> Remarks(DataSetParts<TextDataSet> parts)
    {
        foreach ((string name, TextDataSet set) in parts.All())
        {
            if (set.Skipped.Count > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{set.Name} ({name}): {set.Skipped.Count:N0} bad lines were passed over; the first is {set.Skipped[0]}");

            if (set.Duplicates > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{set.Name} ({name}): {set.Duplicates:N0} examples whose texts had occurred before were left out");
        }
    }

    private static IEnumerable<ReportFact> OfPart(string name, TextDataSet set)
    {
        string remarks = (set.Skipped.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {set.Skipped.Count:N0} bad lines passed over") : "")
            + (set.Duplicates > 0 ? string.Create(CultureInfo.InvariantCulture, $", {set.Duplicates:N0} duplicates left out") : "");
        return PartFacts.Of(name, set.Name, $"{set.Examples.Count:N0} examples{remarks}", set.Fingerprint);
    }
}
