namespace CnnCodegen.Training;

/// <summary>How far a training run is. Reported after every batch, and once more after each epoch's evaluation.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">The batches done in this epoch.</param>
/// <param name="Batches">The batches of an epoch.</param>
/// <param name="Loss">The mean training loss, in nats, of this epoch's batches so far.</param>
/// <param name="DevelopmentAccuracy">
/// The share of right labels, tags or tokens on the development set, in [0, 1], by the latest evaluation; <see langword="null"/> before the first.
/// </param>
/// <param name="ExamplesPerSecond">The training examples per second in this epoch so far, evaluation not counted.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    double? DevelopmentAccuracy,
    double ExamplesPerSecond)
{
    /// <summary>The learning rate of the latest step, as the schedule has it.</summary>
    public double LearningRate { get; init; }

    /// <summary>The mean loss per label, tag or token on the development set, in nats, by the latest evaluation; <see langword="null"/> before the first.</summary>
    public double? DevelopmentLoss => Development?.Loss;

    /// <summary>The mean F1 of the labels on the development set, in [0, 1], by the latest evaluation; <see langword="null"/> before the first.</summary>
    public double? DevelopmentMacroF1 => Development?.MacroF1;

    /// <summary>The F1 of the development set's spans, in [0, 1], by the latest evaluation; <see langword="null"/> before the first, and where tags are no parts of spans.</summary>
    public double? DevelopmentSpanF1 => Development?.SpanF1;

    /// <summary>
    /// BLEU of the development set's greedy translations, in [0, 100], by the latest evaluation; <see langword="null"/> before the first, and where
    /// <see cref="DevelopmentMetric.Bleu"/> is not the metric.
    /// </summary>
    public double? DevelopmentBleu => Development?.Bleu;

    /// <summary>The perplexity of the development set, <c>e</c> to the power of its loss, by the latest evaluation; <see langword="null"/> before the first.</summary>
    public double? DevelopmentPerplexity => DevelopmentLoss is { } loss ? Math.Exp(loss) : null;

    internal Evaluation? Development { get; init; }
}
