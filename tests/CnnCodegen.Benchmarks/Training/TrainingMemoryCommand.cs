using System.CommandLine;
using System.Globalization;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.Benchmarks.Training;

/// <summary><c>training-memory</c>: what a process takes up after thousands of training steps.</summary>
internal sealed class TrainingMemoryCommand : Command
{
    private const int BatchSize = 8;

    private readonly Option<int> _steps = new("--steps") { Description = "All steps.", DefaultValueFactory = static _ => 10_000 };
    private readonly Option<int> _every = new("--every") { Description = "The steps between two readings.", DefaultValueFactory = static _ => 1_000 };

    public TrainingMemoryCommand()
        : base("training-memory", "Trains the network of the sample QuickStart on batches of 8, and reads every thousand steps what memory the process has.")
    {
        Options.Add(_steps);
        Options.Add(_every);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        torch.set_num_threads(1);
        int every = arguments.GetValue(_every);
        int epochs = arguments.GetValue(_steps) / every;
        ContestNetwork network = ContestNetwork.Language;
        var table = new MarkdownTable(0, "steps", "resident, MB", "managed heap, MB", "tensors alive", "collections");
        List<long> resident = [];
        network.Train(network.Options(epochs) with { BatchSize = BatchSize }, network.ToExamples(network.Texts(every * BatchSize)), new Observer(report =>
        {
            if (report.Batch != report.Batches || report.Epoch != resident.Count + 1)
                return;

            // Read before the heap is asked: that collects it.
            resident.Add(Environment.WorkingSet);
            int collections = GC.CollectionCount(0);
            table.Add(
                (report.Epoch * every).ToString(CultureInfo.InvariantCulture),
                Megabytes(resident[^1]),
                Megabytes(GC.GetTotalMemory(forceFullCollection: true)),
                DisposeScopeManager.Statistics.ThreadTotalLiveCount.ToString(CultureInfo.InvariantCulture),
                collections.ToString(CultureInfo.InvariantCulture));
        }));
        table.Write(Console.Out);
        Console.WriteLine($"Growth from the first reading to the last: {Megabytes(resident[^1] - resident[0])} MB");
        return 0;
    }

    private static string Megabytes(long bytes) => (bytes / (1024.0 * 1024)).ToString("F1", CultureInfo.InvariantCulture);

    private sealed class Observer(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
