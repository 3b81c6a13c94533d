namespace CnnCodegen.Training.Tests.Checkpoints;

/// <summary>A run that was broken off and went on yields the file of the unbroken run, byte for byte.</summary>
public sealed class ResumeTests : IDisposable
{
    // 60 examples in batches of 8: eight batches an epoch, the last one smaller.
    private const int Batches = 8;

    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 8, Device = TrainingDevice.Cpu, Seed = 3 };

    private static readonly Dictionary<string, TrainingOptions> Recipes = new()
    {
        ["Adadelta"] = Options with { Optimizer = new AdadeltaOptimizer() },
        ["Adam"] = Options with { Optimizer = new AdamOptimizer { LearningRate = 0.01 } },
        ["AdamW"] = Options with { Optimizer = new AdamWOptimizer { LearningRate = 0.01 }, LabelSmoothing = 0.1, ClassWeights = ClassWeights.Balanced },
        ["SGD with momentum"] = Options with { Optimizer = new SgdOptimizer { LearningRate = 0.1 }, MaxGradientNorm = 0.5 },
        ["RMSprop with momentum"] = Options with { Optimizer = new RmspropOptimizer { LearningRate = 0.002, Momentum = 0.5 } },
        ["cosine after warm-up"] = Options with { Optimizer = new AdamOptimizer { LearningRate = 0.01 }, Schedule = new CosineSchedule { WarmUpSteps = 5 } },
        ["plateau"] = Options with { Optimizer = new SgdOptimizer { LearningRate = 1e-6 }, Schedule = new PlateauSchedule { Patience = 0 }, Epochs = 5 },
        ["early stopping"] = Options with { Optimizer = new SgdOptimizer { LearningRate = 1e-6 }, EarlyStopping = new EarlyStopping(2), Epochs = 9 },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string, int, int> Breaks { get; } = new(
        from name in Recipes.Keys
        from place in (IEnumerable<(int, int)>)[(1, 3), (3, 5), (1, Batches), (2, Batches)]
        select (name, place.Item1, place.Item2));

    private string Path => System.IO.Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Breaks))]
    public void A_broken_run_goes_on_as_if_it_had_not_been(string recipe, int epoch, int batch)
    {
        TrainingOptions options = Recipes[recipe];
        byte[] expected = File<KimNetwork>(options);

        byte[] broken = File<KimNetwork>(options with { Checkpoint = new CheckpointOptions(Path) }, (epoch, batch));
        byte[] resumed = File<KimNetwork>(options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } });

        Assert.NotEqual(expected, broken);
        Assert.Equal(expected, resumed);
    }

    [Fact]
    public void Running_statistics_and_dropped_words_go_on_too()
    {
        TrainingOptions options = Options with { Optimizer = new AdamOptimizer { LearningRate = 0.01 } };
        byte[] expected = File<WithWordDropout>(options);

        File<WithWordDropout>(options with { Checkpoint = new CheckpointOptions(Path) }, (2, 3));

        Assert.Equal(expected, File<WithWordDropout>(options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } }));
    }

    [Fact]
    public void A_run_may_be_broken_again_and_again()
    {
        TrainingOptions options = Recipes["Adadelta"];
        TrainingOptions resumed = options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } };

        foreach ((int, int) place in (IEnumerable<(int, int)>)[(1, 2), (1, 3), (2, Batches), (3, 1)])
            File<KimNetwork>(resumed, place);

        Assert.Equal(File<KimNetwork>(options), File<KimNetwork>(resumed));
    }

    /// <summary>As after the loss of power: the run ends in the middle of a batch, and what the latest checkpoint has is all there is.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 6)]
    public void A_run_that_died_goes_on_from_its_latest_checkpoint(int epoch, int batch)
    {
        TrainingOptions options = Recipes["Adam"] with { Checkpoint = new CheckpointOptions(Path) { EveryBatches = 3, EveryEpochs = 2 } };
        var death = new InvalidOperationException();

        Assert.Same(death, Assert.Throws<InvalidOperationException>(() => File<KimNetwork>(options, progress: report =>
        {
            if ((report.Epoch, report.Batch) == (epoch, batch))
                throw death;
        })));

        Assert.Equal(epoch > 1, System.IO.File.Exists(Path));
        Assert.Equal(File<KimNetwork>(Recipes["Adam"]), File<KimNetwork>(options with { Checkpoint = options.Checkpoint! with { Resume = true } }));
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("early stopping")]
    public void A_run_that_had_ended_yields_its_result_without_a_step(string recipe)
    {
        TrainingOptions options = Recipes[recipe] with { Checkpoint = new CheckpointOptions(Path) };
        byte[] expected = File<KimNetwork>(options);
        int reports = 0;

        byte[] again = File<KimNetwork>(options with { Checkpoint = options.Checkpoint! with { Resume = true } }, progress: _ => reports++);

        Assert.Equal(expected, again);
        Assert.Equal(0, reports);
    }

    [Fact]
    public void Writing_checkpoints_changes_nothing() =>
        Assert.Equal(File<KimNetwork>(Recipes["Adam"]), File<KimNetwork>(Recipes["Adam"] with { Checkpoint = new CheckpointOptions(Path) { EveryBatches = 1 } }));

    [Fact]
    public void Learning_curves_go_on_too()
    {
        TrainingOptions options = Recipes["Adam"];
        TrainingOptions resuming = options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } };
        using TrainedNetwork unbroken = Train<KimNetwork>(options);
        using (TrainedNetwork broken = Train<KimNetwork>(resuming, (3, 4)))
        {
            // Of the third epoch, what was reached until then.
            Assert.Equal([1, 2, 3], broken.Epochs.Select(epoch => epoch.Epoch));
            Assert.Equal(unbroken.Epochs.Take(2), broken.Epochs.Take(2));
        }

        using TrainedNetwork resumed = Train<KimNetwork>(resuming);

        Assert.Equal([1, 2, 3, 4], resumed.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(unbroken.Epochs, resumed.Epochs);
        Assert.Equal(resumed.Metrics.TrainingLoss, resumed.Epochs[resumed.Metrics.BestEpoch - 1].TrainingLoss);
        Assert.Equal(resumed.Metrics.DevelopmentAccuracy, resumed.Epochs.Max(epoch => epoch.DevelopmentAccuracy));

        // A run that is over has nothing to add.
        using TrainedNetwork again = Train<KimNetwork>(resuming);
        Assert.Equal(resumed.Epochs, again.Epochs);
    }

    /// <summary>Trains, is cancelled at a place where one is given, and yields the model file.</summary>
    private static byte[] File<TNetwork>(TrainingOptions options, (int Epoch, int Batch)? end = null, Action<TrainingProgress>? progress = null)
        where TNetwork : INetwork<TNetwork>
    {
        using TrainedNetwork trained = Train<TNetwork>(options, end, progress);
        using var stream = new MemoryStream();
        trained.Save(stream);
        return stream.ToArray();
    }

    private static TrainedNetwork Train<TNetwork>(TrainingOptions options, (int Epoch, int Batch)? end = null, Action<TrainingProgress>? progress = null)
        where TNetwork : INetwork<TNetwork>
    {
        using var source = new CancellationTokenSource();
        TrainedNetwork trained = new TextClassifierTrainer<TNetwork>(options).Train(
            TrainerTests.Examples(60, seed: 1), TrainerTests.Examples(20, seed: 2), new Reports(report =>
            {
                progress?.Invoke(report);
                if ((report.Epoch, report.Batch) == end)
                    source.Cancel();
            }), source.Token);
        Assert.Equal(end is not null, trained.Metrics.End == TrainingEnd.Cancelled);
        return trained;
    }

    private sealed class Reports(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value);
    }
}
