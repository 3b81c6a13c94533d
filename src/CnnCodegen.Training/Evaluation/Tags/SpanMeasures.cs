using CnnCodegen.Tagging;

namespace CnnCodegen.Training;

/// <summary>How well a tagger finds spans: as the evaluation script of the CoNLL shared tasks counts, a span is found if its tokens and its type are right.</summary>
/// <param name="Type">The type of spans; null for all types together (micro-average).</param>
/// <param name="Right">The spans that were found.</param>
/// <param name="Answers">The spans that the tagger gave.</param>
/// <param name="Gold">The spans that there are.</param>
public sealed record SpanMeasures(string? Type, int Right, int Answers, int Gold)
{
    /// <summary>The share of the given spans that are right, in [0, 1]; 0 where none was given.</summary>
    public double Precision => Answers == 0 ? 0 : (double)Right / Answers;

    /// <summary>The share of the spans that were found, in [0, 1]; 0 where there is none.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Right / Gold;

    /// <summary>The harmonic mean of both, in [0, 1].</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / (Answers + Gold);

    /// <summary>Measures a tagger's answers.</summary>
    /// <param name="gold">The right tags of each text, IOB1 or IOB2.</param>
    /// <param name="answers">The tagger's tags of each text.</param>
    /// <returns>The measures of all types together, then those of each type, in ordinal order.</returns>
    /// <exception cref="ArgumentException">There are not as many answers as texts, or not as many tags as tokens.</exception>
    /// <exception cref="FormatException">A tag is not <c>O</c>, or <c>B-</c> or <c>I-</c> and a type.</exception>
    public static IReadOnlyList<SpanMeasures> Of(IReadOnlyList<IReadOnlyList<string>> gold, IReadOnlyList<IReadOnlyList<string>> answers)
    {
        TaggingMeasures.CheckLengths(gold, answers);
        var spans = gold.Zip(answers, static (gold, answer) => (Gold: Iob.Spans(gold), Answers: Iob.Spans(answer))).ToList();
        IEnumerable<string> types = spans.SelectMany(static text => text.Gold.Concat(text.Answers)).Select(static span => span.Type).Distinct().Order(StringComparer.Ordinal);
        return [Measure(null), .. types.Select(Measure)];

        SpanMeasures Measure(string? type) => new(
            type,
            spans.Sum(text => text.Gold.Intersect(text.Answers).Count(Fits(type))),
            spans.Sum(text => text.Answers.Count(Fits(type))),
            spans.Sum(text => text.Gold.Count(Fits(type))));
    }

    private static Func<TaggedSpan, bool> Fits(string? type) => span => type is null || span.Type == type;
}
