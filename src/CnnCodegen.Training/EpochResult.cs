namespace CnnCodegen.Training;

/// <summary>What a training run reached after an epoch: a point of its learning curves.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">The mean training loss of the epoch's batches, in nats, with dropout, class weights and label smoothing.</param>
/// <param name="DevelopmentLoss">The mean cross-entropy on the development set, in nats.</param>
/// <param name="DevelopmentAccuracy">The share of right labels on the development set, in [0, 1].</param>
/// <param name="DevelopmentMacroF1">The mean F1 of the labels on the development set, in [0, 1].</param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double DevelopmentLoss, double DevelopmentAccuracy, double DevelopmentMacroF1);
