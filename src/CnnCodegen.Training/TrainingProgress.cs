namespace CnnCodegen.Training;

/// <summary>How far a training run is. Reported after every batch, and once more after each epoch's evaluation.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">The batches done in this epoch.</param>
/// <param name="Batches">The batches of an epoch.</param>
/// <param name="Loss">The mean cross-entropy, in nats, of this epoch's batches so far.</param>
/// <param name="DevelopmentAccuracy">
/// The share of right labels on the development set, in [0, 1], by the latest evaluation; <see langword="null"/> before the first.
/// </param>
/// <param name="ExamplesPerSecond">The training examples per second in this epoch so far, evaluation not counted.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    double? DevelopmentAccuracy,
    double ExamplesPerSecond);
