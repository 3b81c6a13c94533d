using System.Globalization;
using CnnCodegen.Training;
using Spectre.Console;

namespace CnnCodegen.CommandLine;

/// <summary>Shows how far training is: a bar in a terminal, lines where the output goes to a file or another program.</summary>
internal static class ProgressDisplay
{
    private const int BarWidth = 16;

    // The bar, 100 %, hours:minutes:seconds, and a space on each side of each.
    private const int OtherColumns = BarWidth + 4 + 8 + 8;

    /// <summary>Runs <paramref name="train"/> and shows its progress meanwhile.</summary>
    /// <param name="console">The console.</param>
    /// <param name="name">What is trained.</param>
    /// <param name="train">Trains, and tells how far it is.</param>
    /// <param name="words">What a task calls its examples and its measure; those of texts without it.</param>
    public static T Show<T>(CommandConsole console, string name, Func<IProgress<TrainingProgress>, T> train, ProgressWords? words = null)
    {
        words ??= ProgressWords.Texts;
        if (!Torch.UsesOneDnn)
            console.WriteLineOnce("oneDNN computes wrongly on this machine, so libtorch does without it: training on the processor is right, and may take longer.");

        if (!console.IsInteractive)
            return train(new ProgressLines(console.Out, name, words, TimeProvider.System));

        console.WriteLine(name);
        return console.Display.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new Bar(context.AddTask("…"), console.Display.Profile.Width - OtherColumns, words)));
    }

    /// <summary>What is shown of a report, in a terminal and in lines alike; of what does not fit, the least important is left out.</summary>
    internal static string Describe(TrainingProgress progress, int width = int.MaxValue, ProgressWords? words = null)
    {
        words ??= ProgressWords.Texts;
        string epoch = Format($"epoch {progress.Epoch}/{progress.Epochs}");
        string batch = Format($"batch {progress.Batch}/{progress.Batches}");
        string loss = Format($"loss {progress.Loss:F3}");
        string development = $"development {words.Measure(progress) ?? "–"}";
        string speed = Format($"{progress.ExamplesPerSecond:F0} {words.Examples}/s");
        string[][] forms = [[epoch, batch, loss, development, speed], [epoch, loss, development, speed], [epoch, loss, development], [epoch]];
        return forms.Select(static form => string.Join("  ", form)).FirstOrDefault(text => text.Length <= width) ?? epoch;

        static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The share of all batches of all epochs that is done.</summary>
    internal static double DoneShare(TrainingProgress progress) =>
        (progress.Epoch - 1 + (progress.Batches == 0 ? 0 : (double)progress.Batch / progress.Batches)) / progress.Epochs;

    /// <summary>A bar over all epochs. Called on the training thread, so that it never lags behind.</summary>
    private sealed class Bar(ProgressTask task, int width, ProgressWords words) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = 1;
            task.Value = DoneShare(value);
            task.Description = Markup.Escape(Describe(value, width, words));
        }
    }
}
