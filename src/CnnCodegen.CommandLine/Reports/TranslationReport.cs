using System.Globalization;
using CnnCodegen.Training;
using CnnCodegen.Translators;

namespace CnnCodegen.CommandLine;

/// <summary>A sentence with the right translation and the one that a network found.</summary>
/// <param name="Pair">The sentence and its right translation.</param>
/// <param name="Translation">What the network found.</param>
public sealed record TranslatedPair(SentencePair Pair, Translation Translation);

/// <summary>
/// What was found out about a translator, as a page and as Markdown: BLEU with its signature, perplexity, examples, what the network looked at, learning curves, settings, and
/// the fingerprint of the data.
/// </summary>
/// <param name="Title">The report's title.</param>
/// <param name="Data">What the data is: names, numbers of pairs, fingerprints.</param>
/// <param name="Network">The translator.</param>
/// <param name="Pairs">The sentences that it was tested on, with their right translations.</param>
/// <param name="Evaluation">Its translations.</param>
public sealed record TranslationReport(
    string Title, IReadOnlyList<ReportFact> Data, ReportedNetwork Network, IReadOnlyList<SentencePair> Pairs, TranslationEvaluation Evaluation) : NetworkReport(Title, Data)
{
    /// <summary>The most examples that are listed, evenly out of all.</summary>
    public int MostExamples { get; init; } = 10;

    /// <summary>Translations with their attention, which is drawn; none for a network without attention.</summary>
    public IReadOnlyList<TranslatedPair> Attended { get; init; } = [];

    /// <inheritdoc/>
    internal override IEnumerable<ReportSection> Sections =>
    [
        new("Measures", [new ReportFacts("Computed from the translations of the sentences", [.. Facts(Evaluation), new("signature of BLEU", BleuScore.Signature), .. Network.Training])]),
        DataSection,
        new(Network.Name, Blocks()),
    ];

    /// <summary>The measures.</summary>
    internal static IReadOnlyList<ReportFact> Facts(TranslationEvaluation evaluation) =>
    [
        new("BLEU", evaluation.Bleu.ToString()),
        new("perplexity of the right translations", evaluation.Perplexity.ToString("F2", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Numbers of examples, evenly out of all.</summary>
    internal static IEnumerable<int> Evenly(int most, int all)
    {
        int count = Math.Min(most, all);
        return Enumerable.Range(0, count).Select(example => (int)((long)example * all / count));
    }

    private IEnumerable<ReportBlock> Blocks() =>
    [
        .. Network.Curves(LearningCurve.TrainingLoss, LearningCurve.DevelopmentLoss, LearningCurve.DevelopmentPerplexity, LearningCurve.DevelopmentBleu),
        new ReportHeading("Examples"),
        Examples(),
        .. Attention(),
        .. Settings(Network.Settings),
    ];

    private ReportTable Examples() => new(
        $"{ReportText.OfAll(MostExamples, Pairs.Count)}, evenly out of all",
        [new ReportColumn("source", ReportColumnKind.Text), new ReportColumn("right translation", ReportColumnKind.Text), new ReportColumn("translation", ReportColumnKind.Text)],
        Evenly(MostExamples, Pairs.Count).Select(pair => (IReadOnlyList<ReportCell>)[Pairs[pair].Source, Pairs[pair].Target, Evaluation.Translations[pair].Text]));

    private IEnumerable<ReportBlock> Attention()
    {
        TranslatedPair[] attended = [.. Attended.Where(static pair => pair.Translation.Attention is not null)];
        if (attended.Length == 0)
            yield break;

        yield return new ReportHeading("What the network looked at");
        foreach (TranslatedPair pair in attended)
            yield return new ReportAttention($"{pair.Pair.Source} → {pair.Translation.Text}", pair.Translation.Attention!);
    }
}
