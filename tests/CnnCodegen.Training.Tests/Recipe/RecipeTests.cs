using System.Text.Json;

namespace CnnCodegen.Training.Tests.Recipe;

/// <summary>The settings in a whole run.</summary>
public sealed class RecipeTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Seed = 3 };
    private static readonly TextExample[] Development = TrainerTests.Examples(40, seed: 2);

    public static TheoryData<string> Changes { get; } = new(Changed.Keys);

    private static Dictionary<string, TrainingOptions> Changed => new()
    {
        ["schedule"] = Options with { Schedule = new CosineSchedule { WarmUpSteps = 3 } },
        ["gradient norm"] = Options with { MaxGradientNorm = 0.01, Optimizer = new SgdOptimizer() },
        ["gradient value"] = Options with { MaxGradientValue = 0.001, Optimizer = new SgdOptimizer() },
        ["range of first weights"] = Options with { Initialization = new UniformInitialization(0.01) },
        ["variance of first weights"] = Options with { Initialization = new HeInitialization() },
        ["label smoothing"] = Options with { LabelSmoothing = 0.1 },
        ["class weights"] = Options with { ClassWeights = ClassWeights.Of(new Dictionary<string, double> { ["good"] = 5 }) },
    };

    /// <summary>A setting that is checked and written but does nothing would pass all other tests.</summary>
    [Theory, MemberData(nameof(Changes))]
    public void Each_setting_changes_the_weights(string name)
    {
        TrainingOptions changed = Changed[name];

        Assert.NotEqual(Weights(Options with { Optimizer = changed.Optimizer }), Weights(changed));

        static float[][] Weights(TrainingOptions options)
        {
            using TrainedNetwork trained = Train(options);
            return TorchNetworkTests.Weights(trained.Network);
        }
    }

    [Fact]
    public void Training_stops_when_the_metric_stands_still_for_so_long()
    {
        // Steps too small to change any answer.
        TrainingOptions options = Options with { Epochs = 20, Optimizer = new SgdOptimizer { LearningRate = 1e-9 }, EarlyStopping = new EarlyStopping(Patience: 3) };

        using TrainedNetwork trained = Train(options);

        // The first epoch sets the mark, three do not pass it.
        Assert.Equal((TrainingEnd.StoppedEarly, 4), (trained.Metrics.End, trained.Metrics.Epochs));
    }

    [Fact]
    public void Training_that_improves_does_not_stop()
    {
        TrainingOptions options = Options with { Metric = DevelopmentMetric.Loss, EarlyStopping = new EarlyStopping(Patience: 1) };

        using TrainedNetwork trained = Train(options);

        Assert.Equal((TrainingEnd.Completed, 4), (trained.Metrics.End, trained.Metrics.Epochs));
    }

    [Fact]
    public void The_file_tells_all_settings()
    {
        TrainingOptions options = Options with
        {
            Epochs = 1,
            Optimizer = new RmspropOptimizer { Momentum = 0.5 },
            Schedule = new PlateauSchedule { Patience = 7, WarmUpSteps = 2 },
            MaxGradientNorm = 3,
            Initialization = new UniformInitialization(0.25),
            LabelSmoothing = 0.1,
            ClassWeights = ClassWeights.Balanced,
            Metric = DevelopmentMetric.MacroF1,
            EarlyStopping = new EarlyStopping(5) { MinimumImprovement = 0.001 },
        };

        using TrainedNetwork trained = Train(options);

        using JsonDocument json = JsonDocument.Parse(trained.ToModelFile().Metadata["training"]);
        JsonElement root = json.RootElement;
        Assert.Equal("""{"name":"Rmsprop","learningRate":0.001,"decay":0.99,"epsilon":1E-08,"momentum":0.5,"weightDecay":0}""", root.GetProperty("optimizer").GetRawText());
        Assert.Equal("""{"name":"Plateau","patience":7,"fallFactor":0.5,"lowestFactor":0.001,"minimumImprovement":0,"warmUpSteps":2}""", root.GetProperty("schedule").GetRawText());
        Assert.Equal(3, root.GetProperty("maxGradientNorm").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("maxGradientValue").ValueKind);
        Assert.Equal("""{"name":"Uniform","range":0.25,"ofAll":false}""", root.GetProperty("initialization").GetRawText());
        Assert.Equal(0.1, root.GetProperty("labelSmoothing").GetDouble());
        Assert.Equal("""{"balanced":true}""", root.GetProperty("classWeights").GetRawText());
        Assert.Equal("MacroF1", root.GetProperty("metric").GetString());
        Assert.Equal("""{"patience":5,"minimumImprovement":0.001}""", root.GetProperty("earlyStopping").GetRawText());
    }

    [Fact]
    public void Settings_out_of_their_range_are_refused()
    {
        Refused("FallFactor must be in (0, 1)", Options with { Schedule = new StepSchedule { FallFactor = 1 } });
        Refused("FinalFactor must be in [0, 1)", Options with { Schedule = new CosineSchedule { FinalFactor = -0.1 } });
        Refused("LowestFactor must be in [0, 1)", Options with { Schedule = new PlateauSchedule { LowestFactor = double.NaN } });
        Refused("WarmUpSteps", Options with { Schedule = new ConstantSchedule { WarmUpSteps = -1 } });
        Refused("MaxGradientNorm must be positive", Options with { MaxGradientNorm = 0 });
        Refused("MaxGradientValue must be positive", Options with { MaxGradientValue = double.PositiveInfinity });
        Refused("Range must be positive", Options with { Initialization = new UniformInitialization(0) });
        Refused("LabelSmoothing must be in [0, 1)", Options with { LabelSmoothing = 1 });
        Refused("Patience", Options with { EarlyStopping = new EarlyStopping(0) });
        Refused("Momentum must be positive where Nesterov is set", Options with { Optimizer = new SgdOptimizer { Momentum = 0, Nesterov = true } });
        Refused("Decay must be in [0, 1)", Options with { Optimizer = new RmspropOptimizer { Decay = 1 } });
        Refused("WeightDecay must be zero or positive", Options with { Optimizer = new AdamWOptimizer { WeightDecay = -1 } });
        Assert.Contains("The weight of 'a' must be positive", Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeights.Of(new Dictionary<string, double> { ["a"] = 0 })).Message);

        static void Refused(string message, TrainingOptions options) =>
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => new TextClassifierTrainer<KimNetwork>(options)).Message);
    }

    private static TrainedNetwork Train(TrainingOptions options) =>
        new TextClassifierTrainer<KimNetwork>(options).Train(TrainerTests.Examples(64, seed: 1), Development, cancellationToken: TestContext.Current.CancellationToken);
}
