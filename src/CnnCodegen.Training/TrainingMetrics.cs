namespace CnnCodegen.Training;

/// <summary>Why a training run ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The development metric had not improved for as long as <see cref="EarlyStopping.Patience"/> says.</summary>
    StoppedEarly,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The loss was no longer a number.</summary>
    Diverged,
}

/// <summary>What a training run reached.</summary>
/// <param name="End">Why the run ended.</param>
/// <param name="Epochs">The epochs that were begun.</param>
/// <param name="BestEpoch">The epoch, from 1, whose weights were kept: the first that did best by <see cref="TrainingOptions.Metric"/>.</param>
/// <param name="DevelopmentAccuracy">The share of right labels, tags or tokens on the development set, in [0, 1], with the weights that were kept.</param>
/// <param name="DevelopmentLoss">The mean loss per label, tag or token on the development set, in nats, with the weights that were kept.</param>
/// <param name="TrainingLoss">The mean training loss of the best epoch's batches, in nats, with dropout, class weights and label smoothing.</param>
/// <param name="TrainingExamples">The number of training examples.</param>
/// <param name="DevelopmentExamples">The number of development examples.</param>
public sealed record TrainingMetrics(
    TrainingEnd End,
    int Epochs,
    int BestEpoch,
    double DevelopmentAccuracy,
    double DevelopmentLoss,
    double TrainingLoss,
    int TrainingExamples,
    int DevelopmentExamples)
{
    /// <summary>
    /// The mean F1 of the labels that occur on the development set or among its predictions, in [0, 1], with the weights that were kept;
    /// <see langword="null"/> where outputs are the tokens of a vocabulary.
    /// </summary>
    public double? DevelopmentMacroF1 { get; init; }

    /// <summary>The F1 of the development set's spans, in [0, 1], with the weights that were kept; <see langword="null"/> where tags are no parts of spans.</summary>
    public double? DevelopmentSpanF1 { get; init; }

    /// <summary>
    /// BLEU of the development set's greedy translations, in [0, 100], with the weights that were kept; <see langword="null"/> where <see cref="DevelopmentMetric.Bleu"/> is
    /// not the metric.
    /// </summary>
    public double? DevelopmentBleu { get; init; }

    /// <summary>The perplexity of the development set: <c>e</c> to the power of <see cref="DevelopmentLoss"/>.</summary>
    public double DevelopmentPerplexity => Math.Exp(DevelopmentLoss);
}
