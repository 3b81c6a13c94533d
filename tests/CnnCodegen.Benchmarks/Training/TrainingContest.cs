using System.Diagnostics;
using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Text;
using CnnCodegen.Training;
using TorchSharp;

namespace CnnCodegen.Benchmarks.Training;

/// <summary>One epoch of both.</summary>
/// <param name="Trainer">The trainer's examples per second.</param>
/// <param name="Loop">The hand-written loop's examples per second.</param>
/// <param name="Tensors">The tensors that were alive after the trainer's epoch.</param>
/// <param name="WorkingSet">The bytes of the process's memory after it.</param>
internal readonly record struct ContestEpoch(double Trainer, double Loop, long Tensors, long WorkingSet)
{
    public double Ratio => Trainer / Loop;
}

/// <summary>The trainer and a hand-written loop, epoch by epoch in turn, on the same texts in the same batches.</summary>
/// <param name="examples">The examples of an epoch.</param>
/// <param name="epochs">The epochs.</param>
/// <param name="optimizer">adadelta, adam, or sgd.</param>
internal sealed class TrainingContest(int examples, int epochs, string optimizer)
{
    private const int Words = 20_000 - 2;
    private const int BatchSize = 50;
    private const int Seed = 1;

    /// <summary>Trains both.</summary>
    public IReadOnlyList<ContestEpoch> Run()
    {
        var vocabulary = new Vocabulary(Enumerable.Range(0, Words).Select(static word => $"w{word}"));
        int[][] texts = Texts();
        TextExample[] training = [.. texts.Select(static (text, index) => new TextExample(string.Join(' ', text.Select(static id => $"w{id - 2}")), index % 2 == 0 ? "bad" : "good"))];
        var options = new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = BatchSize,
            Device = TrainingDevice.Cpu,
            Seed = Seed,
            Vocabulary = vocabulary,
            Optimizer = optimizer switch
            {
                "adadelta" => new AdadeltaOptimizer(),
                "adam" => new AdamOptimizer(),
                "sgd" => new SgdOptimizer(),
                _ => throw new ArgumentException($"There is no optimizer '{optimizer}': expected adadelta, adam, or sgd."),
            },
        };
        using var loop = new HandWrittenLoop(vocabulary.Count, optimizer);
        var sampler = new BatchSampler([.. texts.Select(static text => text.Length)], BatchSize, Seed);
        List<ContestEpoch> results = [];
        var turns = new Turns(report =>
        {
            // Between the trainer's last batch and its evaluation.
            if (report.Batch != report.Batches || report.Epoch != results.Count + 1)
                return;

            long tensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            int[][] batches = sampler.Epoch(results.Count);
            long started = Stopwatch.GetTimestamp();
            foreach (int[] batch in batches)
                loop.Step(Array.ConvertAll(batch, index => texts[index]), Array.ConvertAll(batch, static index => (long)(index % 2)));

            results.Add(new ContestEpoch(report.ExamplesPerSecond, examples / Stopwatch.GetElapsedTime(started).TotalSeconds, tensors, Environment.WorkingSet));
        });
        new TextClassifierTrainer<SentimentCnn>(options).Train(training, training[..10], turns).Dispose();
        return results;
    }

    /// <summary>Token ids of texts as long as film reviews (20 words on average, 56 at most), with words as frequent as Zipf's law has them.</summary>
    private int[][] Texts()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, examples).Select(_ =>
            Enumerable.Range(0, Math.Min(56, 5 + random.Next(16) + random.Next(16))).Select(_ => 2 + (int)(Math.Pow(Words, random.NextDouble()) - 1)).ToArray())];
    }

    private sealed class Turns(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
