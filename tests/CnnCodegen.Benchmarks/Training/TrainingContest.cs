using System.Diagnostics;
using CnnCodegen.Training;

namespace CnnCodegen.Benchmarks.Training;

/// <summary>One epoch of both.</summary>
/// <param name="Trainer">The trainer's examples per second.</param>
/// <param name="Loop">The hand-written loop's examples per second.</param>
internal readonly record struct ContestEpoch(double Trainer, double Loop)
{
    public double Ratio => Trainer / Loop;
}

/// <summary>The trainer and a hand-written loop, epoch by epoch in turn, on the same texts in the same batches.</summary>
/// <param name="network">The network.</param>
/// <param name="examples">The examples of an epoch.</param>
/// <param name="epochs">The epochs.</param>
/// <param name="optimizer">How both follow the gradients.</param>
internal sealed class TrainingContest(ContestNetwork network, int examples, int epochs, Optimizer optimizer)
{
    /// <summary>Trains both.</summary>
    public IReadOnlyList<ContestEpoch> Run()
    {
        int[][] texts = network.Texts(examples);
        TrainingOptions options = network.Options(epochs) with { Optimizer = optimizer };
        using var loop = new HandWrittenLoop(network.Sizes, optimizer);
        var sampler = new BatchSampler([.. texts.Select(static text => text.Length)], options.BatchSize, options.Seed);
        List<ContestEpoch> results = [];
        var turns = new Turns(report =>
        {
            // Between the trainer's last batch and its evaluation.
            if (report.Batch != report.Batches || report.Epoch != results.Count + 1)
                return;

            CollectGarbage();
            int[][] batches = sampler.Epoch(results.Count);
            long started = Stopwatch.GetTimestamp();
            foreach (int[] batch in batches)
                loop.Step(Array.ConvertAll(batch, index => texts[index]), Array.ConvertAll(batch, index => (long)network.LabelOf(index)));

            results.Add(new ContestEpoch(report.ExamplesPerSecond, examples / Stopwatch.GetElapsedTime(started).TotalSeconds));
            CollectGarbage();
        });
        network.Train(options, network.ToExamples(texts), turns);
        return results;
    }

    /// <summary>Lets neither side pay for what the other left: TorchSharp's optimisers hand numbers to libtorch in objects that finalizers free.</summary>
    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private sealed class Turns(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
