using System.Diagnostics;
using System.Globalization;
using CnnCodegen.Training;
using Spectre.Console;
using static TorchSharp.torch;

namespace QuickStart.Reports;

/// <summary>The time of one prediction, text after text, on one thread: generated code and TorchSharp. The processor is warm, and so is the code.</summary>
internal static class SpeedReport
{
    private const int Texts = 500;
    private const int Rounds = 15;
    private const int WarmUps = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static void Show(LanguageClassifier model, TrainedNetwork trained, IReadOnlyList<string> texts, IReadOnlyList<int[]> ids)
    {
        float[] scores = new float[model.Labels.Count];
        double generated = Microseconds(index => model.Predict(ids[index], scores));
        double generatedFromText = Microseconds(index => model.Predict(texts[index], scores));

        set_num_threads(1);
        double torch = Microseconds(index => trained.Logits([ids[index]]));

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn("one prediction, one thread").AddColumn("microseconds", static column => column.RightAligned());
        table.AddRow("generated code, from the text", Number(generatedFromText));
        table.AddRow("generated code, from token ids", Number(generated));
        table.AddRow("TorchSharp, from token ids", Number(torch));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The generated code is [bold]{torch / generated:F0} times[/] as fast as TorchSharp.");

        double Microseconds(Action<int> predict)
        {
            // The JIT compiles anew what is called often, but waits until nothing new was called for a while: hence the pauses.
            for (int spell = 0; spell < WarmUps; spell++)
            {
                Round(predict);
                Thread.Sleep(Pause);
            }

            // The fastest round is the one that other programs disturbed least.
            return Enumerable.Range(0, Rounds).Min(_ => Round(predict));
        }

        double Round(Action<int> predict)
        {
            int count = Math.Min(Texts, ids.Count);
            long start = Stopwatch.GetTimestamp();
            for (int text = 0; text < count; text++)
                predict(text);

            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
        }
    }

    private static string Number(double microseconds) => microseconds.ToString("F2", CultureInfo.InvariantCulture);
}
