using System.Globalization;
using System.Text.Json;
using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests;

public sealed class TrainerTests
{
    // The label is told by one word, somewhere among others.
    private static readonly string[] Fillers = ["a", "film", "the", "story", "of", "plot", "with", "and"];

    private static readonly TrainingOptions Options = new() { Epochs = 12, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Seed = 3 };

    public static TheoryData<string> Optimizers { get; } = new("adam", "adamw", "sgd", "nesterov", "adadelta", "rmsprop");

    [Theory, MemberData(nameof(Optimizers))]
    public void A_task_that_one_word_decides_is_learnt_with_each_optimizer(string name)
    {
        Optimizer optimizer = name switch
        {
            "adam" => new AdamOptimizer { LearningRate = 0.02 },
            "adamw" => new AdamWOptimizer { LearningRate = 0.02 },
            "sgd" => new SgdOptimizer { LearningRate = 0.2 },
            "nesterov" => new SgdOptimizer { LearningRate = 0.2, Nesterov = true },
            "rmsprop" => new RmspropOptimizer { LearningRate = 0.01 },
            _ => new AdadeltaOptimizer(),
        };
        var trainer = new TextClassifierTrainer<KimNetwork>(Options with { Optimizer = optimizer, Epochs = 30 });

        using TrainedNetwork trained = trainer.Train(Examples(160, seed: 1), Examples(40, seed: 2), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        TextExample[] unseen = Examples(60, seed: 9);
        float[][] logits = trained.Logits([.. unseen.Select(example => example.Text)]);
        Assert.Equal(unseen.Select(example => example.Label), logits.Select(row => trained.Labels[row[0] >= row[1] ? 0 : 1]));
    }

    [Fact]
    public void Equal_runs_write_equal_files_even_side_by_side()
    {
        byte[][] files = [.. Enumerable.Range(0, 3).AsParallel().WithDegreeOfParallelism(3).Select(_ => Train(Options with { Epochs = 3 }))];

        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
        Assert.NotEqual(files[0], Train(Options with { Epochs = 3, Seed = 4 }));

        static byte[] Train(TrainingOptions options)
        {
            using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(options).Train(Examples(64, seed: 1), cancellationToken: TestContext.Current.CancellationToken);
            using var stream = new MemoryStream();
            trained.Save(stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public void The_kept_weights_are_those_of_the_best_evaluation()
    {
        // Steps so large that the network worsens again and again.
        TrainingOptions options = Options with { Epochs = 8, Optimizer = new SgdOptimizer { LearningRate = 3, Momentum = 0 } };
        TextExample[] development = Examples(40, seed: 2);
        var seen = new Recorder();

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(options).Train(Examples(64, seed: 1), development, seen, TestContext.Current.CancellationToken);

        // The last report of an epoch follows its evaluation.
        TrainingProgress[] evaluated = [.. seen.Reports.GroupBy(report => report.Epoch).Select(epoch => epoch.Last())];
        Assert.Equal(8, evaluated.Length);
        Assert.Equal(evaluated.Max(report => report.DevelopmentAccuracy), trained.Metrics.DevelopmentAccuracy);
        Assert.Equal(trained.Metrics.DevelopmentAccuracy, evaluated[trained.Metrics.BestEpoch - 1].DevelopmentAccuracy);
        Assert.Equal(trained.Metrics.DevelopmentAccuracy, Accuracy(trained, development));
    }

    [Fact]
    public void Progress_counts_batches_and_epochs()
    {
        var seen = new Recorder();

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 2 }).Train(Examples(20, seed: 1), Examples(5, seed: 2), seen, TestContext.Current.CancellationToken);

        // 20 examples in batches of 8: three batches, then the evaluation, in each of two epochs.
        Assert.Equal(
            [(1, 1), (1, 2), (1, 3), (1, 3), (2, 1), (2, 2), (2, 3), (2, 3)],
            seen.Reports.Select(report => (report.Epoch, report.Batch)));
        Assert.All(seen.Reports, report => Assert.Equal((2, 3), (report.Epochs, report.Batches)));
        Assert.All(seen.Reports, report => Assert.True(report.Loss > 0 && report.ExamplesPerSecond > 0));
        Assert.Equal([true, true, true, false, false, false, false, false], seen.Reports.Select(report => report.DevelopmentAccuracy is null));
        Assert.Equal(trained.Metrics.TrainingLoss, seen.Reports.Last(report => report.Epoch == trained.Metrics.BestEpoch).Loss);
    }

    [Fact]
    public void Cancelling_keeps_the_best_so_far()
    {
        using var source = new CancellationTokenSource();
        var seen = new Recorder(report =>
        {
            if (report is { Epoch: 3, Batch: 2 })
                source.Cancel();
        });
        TextExample[] development = Examples(40, seed: 2);

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options).Train(Examples(64, seed: 1), development, seen, source.Token);

        Assert.Equal(TrainingEnd.Cancelled, trained.Metrics.End);
        Assert.Equal(3, trained.Metrics.Epochs);
        Assert.Equal((3, 2), (seen.Reports[^1].Epoch, seen.Reports[^1].Batch));
        Assert.Equal(trained.Metrics.DevelopmentAccuracy, Accuracy(trained, development));
        Assert.Equal(seen.Reports.Max(report => report.DevelopmentAccuracy), trained.Metrics.DevelopmentAccuracy);
    }

    [Fact]
    public void Cancelling_in_the_first_epoch_keeps_its_weights()
    {
        using var source = new CancellationTokenSource();

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options).Train(Examples(64, seed: 1), progress: new Recorder(_ => source.Cancel()), cancellationToken: source.Token);

        Assert.Equal((TrainingEnd.Cancelled, 1), (trained.Metrics.End, trained.Metrics.BestEpoch));
    }

    [Fact]
    public void Cancelled_before_the_first_batch_there_is_nothing_to_keep()
    {
        var trainer = new TextClassifierTrainer<KimNetwork>(Options);

        Assert.Throws<OperationCanceledException>(() => trainer.Train(Examples(64, seed: 1), cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Max_norm_holds_and_row_0_stays_zero_while_the_other_weights_move()
    {
        TrainingOptions options = Options with { Optimizer = new AdamOptimizer { LearningRate = 0.3, WeightDecay = 0.01 }, Epochs = 4 };
        using TorchNetwork initial = TorchNetwork.Create(KimNetwork.Description, options.Seed);

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(options).Train(Examples(64, seed: 1), cancellationToken: TestContext.Current.CancellationToken);

        float[][] before = TorchNetworkTests.Weights(initial);
        float[][] after = TorchNetworkTests.Weights(trained.Network);
        Assert.All(after[0][..8], x => Assert.Equal(0, x));
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));

        // The limit of KimNetwork's last layer; with such steps both rows are at it.
        double[] norms = [.. after[^2].Chunk(12).Select(row => Math.Sqrt(row.Sum(x => (double)x * x)))];
        Assert.All(norms, norm => Assert.InRange(norm, 0.5, 0.7 + 1e-6));
    }

    [Fact]
    public void The_saved_file_holds_all_that_inference_needs()
    {
        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 2 }).Train(Examples(64, seed: 1), cancellationToken: TestContext.Current.CancellationToken);
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model.safetensors");

        trained.Save(path);

        ModelFile file = ModelFile.Read(path);
        Assert.Equal("SmallKim", file.Metadata["network"]);
        Assert.Equal("kim-1", file.Metadata["architecture"]);
        Assert.Equal(["bad", "good"], JsonSerializer.Deserialize<string[]>(file.Metadata["labels"])!);
        Assert.Equal(trained.Vocabulary.Tokens, Vocabulary.FromJson(file.Metadata["Sentence.vocabulary"]).Tokens);
        Assert.Contains("superb", trained.Vocabulary.Tokens);
        Assert.IsType<WordTokenizer>(Tokenizer.FromJson(file.Metadata["Sentence.tokenizer"]));
        Assert.Equal(KimNetwork.Description.Weights.Select(slot => slot.Name).Order(StringComparer.Ordinal), file.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));

        using JsonDocument training = JsonDocument.Parse(file.Metadata["training"]);
        Assert.Equal("Adam", training.RootElement.GetProperty("optimizer").GetProperty("name").GetString());
        Assert.Equal(0.02, training.RootElement.GetProperty("optimizer").GetProperty("learningRate").GetDouble());
        Assert.Equal(3, training.RootElement.GetProperty("seed").GetInt32());
        using JsonDocument metrics = JsonDocument.Parse(file.Metadata["metrics"]);
        Assert.Equal(trained.Metrics.DevelopmentAccuracy, metrics.RootElement.GetProperty("developmentAccuracy").GetDouble());
        Assert.Equal("Completed", metrics.RootElement.GetProperty("end").GetString());
        Assert.Equal((58, 6), (metrics.RootElement.GetProperty("trainingExamples").GetInt32(), metrics.RootElement.GetProperty("developmentExamples").GetInt32()));

        using TorchNetwork loaded = TorchNetwork.Load(KimNetwork.Description, file);
        Assert.Equal(trained.Logits([[2, 3, 4, 5]])[0], loaded.Forward([[2, 3, 4, 5]])[0]);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Saving_does_not_depend_on_the_culture()
    {
        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 1 }).Train(Examples(64, seed: 1), cancellationToken: TestContext.Current.CancellationToken);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Contains("\"learningRate\":0.02", trained.ToModelFile().Metadata["training"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        // On a thread of its own, because TorchSharp counts by thread.
        long[] alive = new long[2];
        var thread = new Thread(() =>
        {
            for (int run = 0; run < alive.Length; run++)
            {
                using (new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 1 + 3 * run }).Train(Examples(64, seed: 1), cancellationToken: TestContext.Current.CancellationToken))
                    alive[run] = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            }
        });
        thread.Start();
        thread.Join();

        // The second run takes four times as many steps; what lives on must not grow with them.
        Assert.InRange(alive[1], 0, 2 * alive[0]);
    }

    private static double Accuracy(TrainedNetwork trained, TextExample[] examples) =>
        (double)trained.Logits([.. examples.Select(example => example.Text)])
            .Zip(examples, (row, example) => trained.Labels[row[0] >= row[1] ? 0 : 1] == example.Label)
            .Count(right => right) / examples.Length;

    internal static TextExample[] Examples(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            List<string> words = [.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => Fillers[random.Next(Fillers.Length)])];
            words.Insert(random.Next(words.Count + 1), index % 2 == 0 ? "superb" : "dreadful");
            return new TextExample(string.Join(' ', words), index % 2 == 0 ? "good" : "bad");
        })];
    }

    /// <summary>Keeps every report; unlike <see cref="Progress{T}"/>, in order and at once.</summary>
    private sealed class Recorder(Action<TrainingProgress>? then = null) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            then?.Invoke(value);
        }
    }
}
