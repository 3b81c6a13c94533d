namespace CnnCodegen.Training;

/// <summary>How well a network does on a set of examples.</summary>
/// <param name="Accuracy">The share of right labels, tags or tokens, in [0, 1].</param>
/// <param name="MacroF1">The mean F1 of the labels that occur among the right or the given ones, in [0, 1]; null where outputs are the tokens of a vocabulary.</param>
/// <param name="Loss">The mean loss per label, tag or token, in nats.</param>
internal readonly record struct Evaluation(double Accuracy, double? MacroF1, double Loss)
{
    /// <summary>The F1 of all spans, in [0, 1]; null where tags are no parts of spans.</summary>
    public double? SpanF1 { get; init; }

    /// <summary>BLEU of greedy translations, in [0, 100]; null where nobody asked for it.</summary>
    public double? Bleu { get; init; }

    /// <summary>The evaluation of predictions.</summary>
    /// <param name="confusion">For each right label, how often each label was given.</param>
    /// <param name="loss">The sum of the cross-entropies.</param>
    public static Evaluation Of(long[,] confusion, double loss)
    {
        int labels = confusion.GetLength(0);
        long all = confusion.Cast<long>().Sum();
        long right = Enumerable.Range(0, labels).Sum(label => confusion[label, label]);
        double[] scores =
        [
            .. from label in Enumerable.Range(0, labels)
               let occurrences = Enumerable.Range(0, labels).Sum(other => confusion[label, other] + confusion[other, label])
               where occurrences > 0
               select 2.0 * confusion[label, label] / occurrences,
        ];
        return new Evaluation((double)right / all, scores.Average(), loss / all);
    }

    /// <summary>What a metric says, turned so that higher is better.</summary>
    public double Score(DevelopmentMetric metric) => metric switch
    {
        DevelopmentMetric.Accuracy => Accuracy,
        DevelopmentMetric.MacroF1 when MacroF1 is { } mean => mean,
        DevelopmentMetric.SpanF1 when SpanF1 is { } spans => spans,
        DevelopmentMetric.Bleu when Bleu is { } bleu => bleu,
        DevelopmentMetric.Loss => -Loss,
        DevelopmentMetric.Perplexity => -Math.Exp(Loss),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "The task has no such metric."),
    };

    /// <summary>Whether this is better than another by a metric and, among equals, by loss.</summary>
    public bool IsBetter(Evaluation other, DevelopmentMetric metric) =>
        Score(metric).CompareTo(other.Score(metric)) is var order && (order > 0 || (order == 0 && Loss < other.Loss));
}
