using System.Text.Json.Serialization;

namespace CnnCodegen.Training;

/// <summary>Where a run is, without its tensors.</summary>
/// <param name="Epoch">The epochs that are over.</param>
/// <param name="Batch">The batches done in the epoch after them.</param>
/// <param name="LossSum">The sum of the losses of those batches, each times its terms.</param>
/// <param name="Terms">The terms of those losses, which checkpoints call by the name of those that a classifier has.</param>
internal readonly record struct RunPosition(int Epoch, int Batch, double LossSum, [property: JsonPropertyName("Examples")] long Terms)
{
    /// <summary>The mean loss of the epoch's terms so far.</summary>
    public double Loss => Terms == 0 ? 0 : LossSum / Terms;

    /// <summary>The position after one more batch.</summary>
    public RunPosition After(int terms, float loss) => new(Epoch, Batch + 1, LossSum + ((double)loss * terms), Terms + terms);

    /// <summary>The position after the epoch.</summary>
    public RunPosition AfterEpoch() => new(Epoch + 1, 0, 0, 0);
}

/// <summary>What a <see cref="PlateauWatch"/> has seen.</summary>
internal readonly record struct WatchState(double? Best, int Still);

/// <summary>All that a run has to know to go on, beside its tensors. Doubles survive JSON bit for bit.</summary>
/// <param name="Position">Where the run is.</param>
/// <param name="Steps">The steps of the optimizer.</param>
/// <param name="Generator">The state of the generator that dropout draws from.</param>
/// <param name="Passes">The training passes that drew from it.</param>
/// <param name="Best">What is known of the best weights.</param>
/// <param name="Improvement">What early stopping has seen.</param>
/// <param name="Plateau">What the schedule has seen.</param>
/// <param name="Reductions">How often the schedule has lowered the rate for that.</param>
/// <param name="Epochs">What was reached after each epoch that is over.</param>
/// <param name="Seconds">How long the run has taken, in seconds.</param>
internal sealed record RunState(
    RunPosition Position,
    long Steps,
    byte[] Generator,
    long Passes,
    BestEpoch? Best,
    WatchState Improvement,
    WatchState Plateau,
    int Reductions,
    IReadOnlyList<EpochResult> Epochs,
    double Seconds);
