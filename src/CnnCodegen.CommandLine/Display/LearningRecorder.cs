using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Notes what a training run reached after each epoch, and passes every report on.</summary>
internal sealed class LearningRecorder(IProgress<TrainingProgress> display) : IProgress<TrainingProgress>
{
    private readonly SortedDictionary<int, LearningPoint> _points = [];

    /// <summary>One point for each epoch.</summary>
    public IReadOnlyList<LearningPoint> Curve => [.. _points.Values];

    public void Report(TrainingProgress value)
    {
        // The last report of an epoch comes after its evaluation and stays.
        _points[value.Epoch] = new LearningPoint(value.Epoch, value.Loss, value.DevelopmentAccuracy);
        display.Report(value);
    }
}
