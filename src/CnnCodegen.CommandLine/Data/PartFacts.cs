using System.Globalization;

namespace CnnCodegen.CommandLine;

/// <summary>What a report says of the parts of a data set, whatever the task.</summary>
internal static class PartFacts
{
    /// <summary>The facts about a part.</summary>
    /// <param name="part">What the part is: training, for one.</param>
    /// <param name="name">The name of its examples.</param>
    /// <param name="content">How much there is in it.</param>
    /// <param name="fingerprint">Its fingerprint.</param>
    public static IEnumerable<ReportFact> Of(string part, string name, FormattableString content, string fingerprint) =>
    [
        new(part, $"{name}: {content.ToString(CultureInfo.InvariantCulture)}"),
        new(part + " SHA-256", fingerprint),
    ];
}
