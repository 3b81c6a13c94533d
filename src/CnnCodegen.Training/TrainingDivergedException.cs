namespace CnnCodegen.Training;

/// <summary>The loss became infinite or not a number; usually the learning rate is too high.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string message, TrainedNetwork? best)
        : base(message) => Best = best;

    /// <summary>
    /// The network with the best weights until then, or <see langword="null"/> where no epoch had been evaluated. The catcher disposes of it.
    /// </summary>
    public TrainedNetwork? Best { get; }
}
