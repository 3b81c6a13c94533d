namespace CnnCodegen.Training;

/// <summary>What a training run reached after an epoch: a point of its learning curves.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">The mean training loss of the epoch's batches, in nats, with dropout, class weights and label smoothing.</param>
/// <param name="DevelopmentLoss">The mean loss per label, tag or token on the development set, in nats.</param>
/// <param name="DevelopmentAccuracy">The share of right labels, tags or tokens on the development set, in [0, 1].</param>
/// <param name="DevelopmentMacroF1">
/// The mean F1 of the labels on the development set, in [0, 1]; <see langword="null"/> where outputs are the tokens of a vocabulary.
/// </param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double DevelopmentLoss, double DevelopmentAccuracy, double? DevelopmentMacroF1)
{
    /// <summary>The F1 of the development set's spans, in [0, 1]; <see langword="null"/> where tags are no parts of spans.</summary>
    public double? DevelopmentSpanF1 { get; init; }

    /// <summary>BLEU of the development set's greedy translations, in [0, 100]; <see langword="null"/> where <see cref="DevelopmentMetric.Bleu"/> is not the metric.</summary>
    public double? DevelopmentBleu { get; init; }
}
