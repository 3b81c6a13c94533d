using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>A network that was trained.</summary>
/// <param name="Trained">The network; disposed of with this object.</param>
/// <param name="Curve">What was reached after each epoch.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
internal sealed record NetworkRun(TrainedNetwork Trained, IReadOnlyList<LearningPoint> Curve, double Seconds) : IDisposable
{
    public void Dispose() => Trained.Dispose();
}
