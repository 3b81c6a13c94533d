namespace CnnCodegen.Training.Tests.Checkpoints;

public sealed class CheckpointRefusalTests : IDisposable
{
    private static readonly TextExample[] Examples = TrainerTests.Examples(20, seed: 1);
    private static readonly TextExample[] Development = TrainerTests.Examples(8, seed: 2);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Path => System.IO.Path.Combine(_folder, "run.safetensors");

    private TrainingOptions Options => new() { Epochs = 1, Device = TrainingDevice.Cpu, Checkpoint = new CheckpointOptions(Path) { Resume = true } };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Other_settings_are_named()
    {
        Train<KimNetwork>(Options);

        Refused<KimNetwork>("epochs: 1 in the checkpoint, 2 now; optimizer.learningRate: 0.001 in the checkpoint, 0.01 now.", Options with { Epochs = 2, Optimizer = new AdamOptimizer { LearningRate = 0.01 } });
        Refused<KimNetwork>("maxGradientNorm: not set in the checkpoint, 3 now", Options with { MaxGradientNorm = 3 });
        Refused<KimNetwork>("seed: 1 in the checkpoint, 2 now", Options with { Seed = 2 });
    }

    [Fact]
    public void Another_network_is_named()
    {
        Train<KimNetwork>(Options);

        Refused<Normalised>("network: SmallKim in the checkpoint, Test now", Options);
    }

    [Fact]
    public void Other_data_are_named()
    {
        Train<KimNetwork>(Options);

        // One text's word, then one label: as many examples as before.
        Refused<KimNetwork>("training data: 20 examples", Options, [.. Examples[..^1], Examples[^1] with { Text = "film film" }]);
        Refused<KimNetwork>("training data: 20 examples", Options, [.. Examples[..^1], Examples[^1] with { Label = "good" }]);
        Refused<KimNetwork>("training data: 20 examples", Options, Examples[..^2], says: "18 examples");
        Refused<KimNetwork>("development data: 8 examples", Options, Examples, Development[..^2], says: "6 examples");
    }

    [Fact]
    public void Without_Resume_a_checkpoint_is_replaced()
    {
        Train<KimNetwork>(Options);
        TrainingOptions other = Options with { Epochs = 2, Checkpoint = new CheckpointOptions(Path) };

        Train<KimNetwork>(other);

        Train<KimNetwork>(other with { Checkpoint = other.Checkpoint! with { Resume = true } });
    }

    [Fact]
    public void A_damaged_file_is_refused_wherever_the_damage_is()
    {
        Train<KimNetwork>(Options);
        byte[] whole = File.ReadAllBytes(Path);

        // Every so many bytes one that has changed, in the header and in the numbers.
        for (int place = 0; place < whole.Length; place += 997)
        {
            byte[] damaged = [.. whole];
            damaged[place] ^= 4;
            File.WriteAllBytes(Path, damaged);
            Assert.Contains(Path, Assert.Throws<CheckpointException>(() => Train<KimNetwork>(Options)).Message);
        }

        File.WriteAllBytes(Path, whole[..^100]);
        Refused<KimNetwork>("is damaged", Options);
        File.WriteAllBytes(Path, []);
        Refused<KimNetwork>("is damaged", Options);
    }

    [Fact]
    public void A_model_file_is_no_checkpoint()
    {
        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Checkpoint = null }).Train(Examples, Development, cancellationToken: TestContext.Current.CancellationToken);
        trained.Save(Path);

        Refused<KimNetwork>("is no checkpoint, but another safetensors file", Options);
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_found_before_training()
    {
        TrainingOptions options = Options with { Checkpoint = new CheckpointOptions(System.IO.Path.Combine(_folder, "none", "run.safetensors")) };

        Assert.Contains("there is no directory", Assert.Throws<DirectoryNotFoundException>(() => Train<KimNetwork>(options)).Message);
    }

    [Fact]
    public void Intervals_out_of_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextClassifierTrainer<KimNetwork>(Options with { Checkpoint = new CheckpointOptions(Path) { EveryEpochs = 0 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextClassifierTrainer<KimNetwork>(Options with { Checkpoint = new CheckpointOptions(Path) { EveryBatches = 0 } }));
        Assert.Throws<ArgumentException>(() => new TextClassifierTrainer<KimNetwork>(Options with { Checkpoint = new CheckpointOptions(" ") }));
    }

    private static void Refused<TNetwork>(string message, TrainingOptions options, TextExample[]? training = null, TextExample[]? development = null, string says = "")
        where TNetwork : INetwork<TNetwork>
    {
        var exception = Assert.Throws<CheckpointException>(() => Train<TNetwork>(options, training, development));
        Assert.Contains(message, exception.Message);
        Assert.Contains(says, exception.Message);
        Assert.Equal(options.Checkpoint!.Path, exception.Path);
    }

    private static void Train<TNetwork>(TrainingOptions options, TextExample[]? training = null, TextExample[]? development = null)
        where TNetwork : INetwork<TNetwork> =>
        new TextClassifierTrainer<TNetwork>(options).Train(training ?? Examples, development ?? Development, cancellationToken: TestContext.Current.CancellationToken).Dispose();
}
