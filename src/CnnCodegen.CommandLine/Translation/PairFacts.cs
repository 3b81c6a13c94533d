using System.Globalization;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>What a report says of sentences with their translations, and of the search for these.</summary>
internal static class PairFacts
{
    /// <summary>The facts about a part.</summary>
    public static IEnumerable<ReportFact> Of(string part, TranslationDataSet set) => PartFacts.Of(part, set.Name, $"{set.Pairs.Count:N0} pairs", set.Fingerprint);

    /// <summary>How translations were searched for.</summary>
    public static IEnumerable<ReportFact> Of(SearchOptions options) =>
    [
        new("search", string.Create(
            CultureInfo.InvariantCulture,
            $"beam {options.BeamWidth}, length penalty {options.LengthPenalty}{(options.MaxLength is { } most ? $", at most {most} tokens" : "")}")),
    ];
}
