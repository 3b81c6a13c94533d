using System.Globalization;
using CnnCodegen.Training;
using Spectre.Console;

namespace QuickStart.Training;

/// <summary>Shows how far training is: a bar in a terminal, one line per epoch where the output goes to a file or another program.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs <paramref name="train"/> and shows its progress meanwhile.</summary>
    public static T Show<T>(Func<IProgress<TrainingProgress>, T> train) =>
        Console.IsOutputRedirected ? train(new Lines()) : AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new Bar(context.AddTask("training"))));

    private static string Describe(TrainingProgress progress)
    {
        string accuracy = progress.DevelopmentAccuracy is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "–";
        return string.Create(CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.Epochs}  loss {progress.Loss:F3}  development {accuracy}  {progress.ExamplesPerSecond:F0} texts/s");
    }

    /// <summary>A bar over all epochs. Called on the training thread, so that it never lags behind.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Epochs * (double)value.Batches;
            task.Value = (value.Epoch - 1) * (double)value.Batches + value.Batch;
            task.Description = Describe(value);
        }
    }

    /// <summary>A line when an epoch has been evaluated, which is the second report after its last batch.</summary>
    private sealed class Lines : IProgress<TrainingProgress>
    {
        private (int Epoch, int Batch) _last;

        public void Report(TrainingProgress value)
        {
            if (_last == (value.Epoch, value.Batch))
                Console.WriteLine(Describe(value));

            _last = (value.Epoch, value.Batch);
        }
    }
}
