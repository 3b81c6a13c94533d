using System.Globalization;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>
/// Tells how far training is where the output goes to a file or another program: a line when an epoch has been evaluated, and within long epochs one every few minutes.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="name">What is trained.</param>
/// <param name="words">What the task calls its examples and its measure.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressLines(TextWriter output, string name, ProgressWords words, TimeProvider time) : IProgress<TrainingProgress>
{
    /// <summary>The time from one line to the next within an epoch.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private readonly long _started = time.GetTimestamp();
    private long _told = time.GetTimestamp();
    private double? _before;
    private (int Epoch, int Batch) _last;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // A run that goes on from a checkpoint has not done all of it in this time.
        _before ??= ProgressDisplay.DoneShare(value with { Batch = Math.Max(0, value.Batch - 1) });

        // The second report of an epoch's last batch comes when the epoch has been evaluated.
        bool isEvaluated = _last == (value.Epoch, value.Batch);
        if (isEvaluated || time.GetElapsedTime(_told) >= Interval)
        {
            double done = ProgressDisplay.DoneShare(value);
            TimeSpan left = time.GetElapsedTime(_started) * ((1 - done) / (done - _before.Value));
            output.WriteLine($"{name}  {ProgressDisplay.Describe(value, words: words)}  {left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)} left");
            _told = time.GetTimestamp();
        }

        _last = (value.Epoch, value.Batch);
    }
}
