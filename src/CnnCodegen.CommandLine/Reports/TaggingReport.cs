using CnnCodegen.Tagging;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// What was found out about a tagger, as a page and as Markdown: the shares of right tags, spans by type, tags, confusions, the most confident errors, learning
/// curves, settings, and the fingerprint of the data.
/// </summary>
/// <param name="Title">The report's title.</param>
/// <param name="Data">What the data is: names, numbers of sentences, fingerprints.</param>
/// <param name="Network">The tagger.</param>
/// <param name="Sentences">The sentences that it was tested on.</param>
/// <param name="Evaluation">Its answers.</param>
public sealed record TaggingReport(
    string Title, IReadOnlyList<ReportFact> Data, ReportedNetwork Network, IReadOnlyList<TaggedSentence> Sentences, TaggerEvaluation Evaluation) : NetworkReport(Title, Data)
{
    /// <summary>Of more tags, a matrix of confusions is too wide to be read.</summary>
    private const int MostTagsOfMatrix = 24;

    /// <summary>The words around an error.</summary>
    private const int Around = 5;

    /// <summary>The most words that stand for a confusion.</summary>
    private const int MostWords = 5;

    /// <summary>Whether it is known which words training has seen.</summary>
    public bool KnowsSeen { get; init; } = true;

    /// <summary>The most errors, and the most confusions, that are listed.</summary>
    public int MostErrors { get; init; } = 20;

    /// <inheritdoc/>
    internal override IEnumerable<ReportSection> Sections =>
    [
        new("Measures", [new ReportFacts("Computed from the answers to the sentences", [.. TaggingTables.Facts(Evaluation, KnowsSeen), .. SpanFact, .. Network.Training])]),
        DataSection,
        new(Network.Name, Blocks()),
    ];

    private IEnumerable<ReportFact> SpanFact => Evaluation.Spans.Take(1).Select(static all => new ReportFact("F1 of spans", TaggingTables.Percent(all.F1)));

    private IEnumerable<ReportBlock> Blocks() =>
    [
        .. Network.Curves(LearningCurve.TrainingLoss, LearningCurve.DevelopmentLoss, LearningCurve.DevelopmentAccuracy, LearningCurve.DevelopmentSpanF1),
        .. Evaluation.Spans.Count > 0 ? [new ReportHeading("Spans"), Spans()] : (ReportBlock[])[],
        new ReportHeading("Tags"),
        ConfusionTables.Labels(Evaluation.Confusion, "tag", "tokens"),
        new ReportHeading("Confusions"),
        .. Confusions(),
        new ReportHeading("The most confident errors"),
        Confident(),
        .. Settings(Network.Settings),
    ];

    private ReportTable Spans() => new(
        "A span is found if all of its tokens and its type are right",
        [new ReportColumn("type", ReportColumnKind.Name), "precision", "recall", "F1", "there are", "given", "right"],
        Evaluation.Spans.Select(static spans => (IReadOnlyList<ReportCell>)
        [
            spans.Type ?? "all",
            TaggingTables.Percent(spans.Precision),
            TaggingTables.Percent(spans.Recall),
            new ReportCell(TaggingTables.Percent(spans.F1)) { Value = spans.F1 },
            ReportText.Integer(spans.Gold),
            ReportText.Integer(spans.Answers),
            ReportText.Integer(spans.Right),
        ]));

    private IEnumerable<ReportBlock> Confusions()
    {
        if (Evaluation.Confusion.Labels.Count <= MostTagsOfMatrix)
            yield return ConfusionTables.Matrix(Evaluation.Confusion, "tags");

        var confusions = Errors().GroupBy(static error => (error.Right, error.Answer)).OrderByDescending(static confusion => confusion.Count()).ToArray();
        if (confusions.Length == 0)
        {
            yield return new ReportParagraph("There are none.");
            yield break;
        }

        yield return new ReportTable(
            $"The most frequent confusions, {ReportText.OfAll(MostErrors, confusions.Length)}, with the words that have them most often",
            [new ReportColumn("right tag", ReportColumnKind.Words), new ReportColumn("answer", ReportColumnKind.Words), "tokens", new ReportColumn("words", ReportColumnKind.Text)],
            confusions.Take(MostErrors).Select(static confusion => (IReadOnlyList<ReportCell>)
            [
                confusion.Key.Right,
                confusion.Key.Answer,
                ReportText.Integer(confusion.Count()),
                string.Join(", ", confusion.CountBy(static error => error.Word).OrderByDescending(static word => word.Value).Take(MostWords).Select(static word => word.Key)),
            ]))
        {
            Kind = "errors",
        };
    }

    private ReportBlock Confident()
    {
        TagError[] errors = [.. Errors().Where(static error => error.Probability is not null).OrderByDescending(static error => error.Probability)];
        return errors.Length == 0
            ? new ReportParagraph("There are none.")
            : new ReportTable(
                ReportText.OfAll(MostErrors, errors.Length),
                [
                    new ReportColumn("words", ReportColumnKind.Text), new ReportColumn("word", ReportColumnKind.Words), new ReportColumn("right tag", ReportColumnKind.Words),
                    new ReportColumn("answer", ReportColumnKind.Words), "probability",
                ],
                errors.Take(MostErrors).Select(error => (IReadOnlyList<ReportCell>)
                    [Context(error), error.Word, error.Right, error.Answer, ReportText.Number(error.Probability!.Value)]))
            {
                Kind = "errors",
            };
    }

    /// <summary>The tokens with wrong tags, those that were not read among them.</summary>
    private IEnumerable<TagError> Errors() =>
        from sentence in Enumerable.Range(0, Sentences.Count)
        let answers = Evaluation.Answers[sentence]
        from token in Enumerable.Range(0, Sentences[sentence].Words.Count)
        let answer = token < answers.Count ? answers[token] : (TaggedToken?)null
        where answer?.Tag != Sentences[sentence].Tags[token]
        select new TagError(sentence, token, Sentences[sentence].Words[token], Sentences[sentence].Tags[token], answer?.Tag ?? TaggerEvaluation.NotRead, answer?.Probability);

    /// <summary>An error's word between its neighbours.</summary>
    private string Context(TagError error)
    {
        IReadOnlyList<string> words = Sentences[error.Sentence].Words;
        int start = Math.Max(0, error.Token - Around);
        int end = Math.Min(words.Count, error.Token + Around + 1);
        return (start > 0 ? "… " : "") + string.Join(' ', words.Skip(start).Take(end - start)) + (end < words.Count ? " …" : "");
    }

    private sealed record TagError(int Sentence, int Token, string Word, string Right, string Answer, float? Probability);
}
