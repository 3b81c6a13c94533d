using CnnCodegen.LanguageModels;

namespace CnnCodegen.CommandLine;

/// <summary>
/// What was found out about a language model, as a page and as Markdown: perplexity, the tokens that most of the loss is of, the sentences with the highest loss per token,
/// learning curves, settings, and the fingerprint of the data.
/// </summary>
/// <param name="Title">The report's title.</param>
/// <param name="Data">What the data is: names, numbers of sentences, fingerprints.</param>
/// <param name="Network">The language model.</param>
/// <param name="Score">How probable the text is that it was tested on; null where it was not tested on one.</param>
public sealed record LanguageModelReport(string Title, IReadOnlyList<ReportFact> Data, ReportedNetwork Network, TextScore? Score) : NetworkReport(Title, Data)
{
    /// <summary>The perplexity of the development text; null where nothing was trained.</summary>
    public double? DevelopmentPerplexity { get; init; }

    /// <summary>The sentences of the text, where it is known where they end.</summary>
    public IReadOnlyList<ScoredSentence> Sentences { get; init; } = [];

    /// <summary>The most sentences that are listed.</summary>
    public int MostSentences { get; init; } = 20;

    /// <summary>The most tokens that are listed.</summary>
    public int MostTokens { get; init; } = 20;

    /// <inheritdoc/>
    internal override IEnumerable<ReportSection> Sections =>
    [
        new("Measures", [new ReportFacts("Computed from the probabilities of the text's tokens", [.. Facts])]),
        DataSection,
        new(Network.Name, Blocks()),
    ];

    private IEnumerable<ReportFact> Facts =>
    [
        .. Score is null ? [] : ScoreTable.Facts(Score),
        .. DevelopmentPerplexity is { } perplexity ? [new ReportFact("perplexity of the development text", ReportText.Number(perplexity))] : (ReportFact[])[],
        .. Network.Training,
    ];

    private IEnumerable<ReportBlock> Blocks() =>
    [
        .. Network.Curves(LearningCurve.TrainingLoss, LearningCurve.DevelopmentLoss, LearningCurve.DevelopmentPerplexity),
        .. Sentences.Count > 0 ? [new ReportHeading("The sentences with the highest loss per token"), Worst()] : (ReportBlock[])[],
        .. Score is { Tokens.Count: > 0 } ? [new ReportHeading("The tokens that most of the loss is of"), Dearest(Score)] : (ReportBlock[])[],
        .. Settings(Network.Settings),
    ];

    private ReportTable Worst() => new(
        ReportText.OfAll(MostSentences, Sentences.Count),
        [new ReportColumn("sentence", ReportColumnKind.Text), "tokens", "nats per token", "perplexity"],
        Sentences.OrderByDescending(static sentence => sentence.Loss).Take(MostSentences).Select(static sentence => (IReadOnlyList<ReportCell>)
            [sentence.Text, ReportText.Integer(sentence.Tokens), ReportText.Number(sentence.Loss), ReportText.Number(Math.Exp(sentence.Loss))]));

    private ReportTable Dearest(TextScore score)
    {
        (string Token, int Count, double Loss)[] tokens =
        [
            .. from token in score.Tokens
               group token by token.Text into same
               let loss = -same.Sum(static token => (double)token.LogProbability)
               orderby loss descending
               select (same.Key, same.Count(), loss),
        ];
        return new ReportTable(
            ReportText.OfAll(MostTokens, tokens.Length),
            [new ReportColumn("token", ReportColumnKind.Name), "occurs", "nats each", "share of the loss"],
            tokens.Take(MostTokens).Select(token => (IReadOnlyList<ReportCell>)
            [
                CompleteVerb.Visible(token.Token),
                ReportText.Integer(token.Count),
                ReportText.Number(token.Loss / token.Count),
                ReportText.Share(token.Loss / -score.LogProbability),
            ]));
    }
}
