namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>Every option of the recipe reaches the trainer, as the model file tells.</summary>
public sealed class RecipeTests : IDisposable
{
    private readonly CommandLineRun _run = new();

    private string Model => _run.PathOf("model.safetensors");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("sgd --momentum 0.5 --nesterov --weight-decay 0.01", "optimizer.momentum=0.5 optimizer.nesterov=true optimizer.weightDecay=0.01")]
    [InlineData("adadelta --rho 0.9 --epsilon 1e-5", "optimizer.rho=0.9 optimizer.epsilon=1E-05")]
    [InlineData("rmsprop --rho 0.8 --momentum 0.25 --epsilon 0.001", "optimizer.decay=0.8 optimizer.momentum=0.25 optimizer.epsilon=0.001")]
    [InlineData("adam --beta1 0.8 --beta2 0.99", "optimizer.name=Adam optimizer.beta1=0.8 optimizer.beta2=0.99")]
    [InlineData("adamw --beta1 0.7 --beta2 0.98", "optimizer.name=AdamW optimizer.beta1=0.7 optimizer.beta2=0.98")]
    [InlineData("adam --clip-value 0.5 --clip-norm 3 --label-smoothing 0.125 --init-range 0.03125", "initialization.range=0.03125 maxGradientValue=0.5 maxGradientNorm=3 labelSmoothing=0.125")]
    [InlineData("adam --schedule step --fall-every 3 --fall-factor 0.25 --warm-up 4", "schedule.name=Step schedule.everyEpochs=3 schedule.fallFactor=0.25 schedule.warmUpSteps=4")]
    [InlineData("adam --schedule plateau --fall-every 0 --fall-factor 0.75", "schedule.name=Plateau schedule.patience=0 schedule.fallFactor=0.75")]
    [InlineData("adam --metric macro-f1 --patience 7 --minimum-improvement 0.25 --min-count 2 --batch 16", "metric=MacroF1 earlyStopping.patience=7 earlyStopping.minimumImprovement=0.25 minFrequency=2 batchSize=16")]
    [InlineData("adam --init he", "initialization.name=He")]
    [InlineData("adam --class-weights balanced", "classWeights.balanced=true")]
    [InlineData("adam --class-weights good-label=4,bad-label=0.5", "classWeights.label_good-label=4 classWeights.label_bad-label=0.5")]
    public async Task Options_reach_the_trainer(string options, string settings)
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "1", "--optimizer", .. options.Split(' ')]);

        Dictionary<string, string> found = ModelFacts.Json(ModelFile.Read(Model), ModelMetadata.Training).ToDictionary(static fact => fact.Name, static fact => fact.Value);
        foreach (string[] setting in settings.Split(' ').Select(static setting => setting.Split('=')))
            Assert.Equal(setting[1], found[setting[0].Replace('_', ' ')]);
    }

    [Theory]
    [InlineData("--momentum", "0.5", "adam", "sgd and rmsprop")]
    [InlineData("--rho", "0.5", "sgd", "adadelta and rmsprop")]
    [InlineData("--epsilon", "0.5", "sgd", "all but sgd")]
    [InlineData("--beta1", "0.5", "adadelta", "adam and adamw")]
    [InlineData("--beta2", "0.5", "rmsprop", "adam and adamw")]
    [InlineData("--nesterov", "true", "rmsprop", "sgd has it")]
    public async Task A_setting_that_an_optimizer_does_not_have_is_refused(string option, string value, string optimizer, string owners)
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--optimizer", optimizer, option, value]);

        string error = Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"error: {option} does not belong to --optimizer {optimizer}.", error);
        Assert.Contains(owners, error);
    }

    [Theory]
    [InlineData("--fall-every", "3", "cosine")]
    [InlineData("--fall-factor", "0.5", "constant")]
    public async Task A_setting_that_a_schedule_does_not_have_is_refused(string option, string value, string schedule)
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--schedule", schedule, option, value]);

        Assert.Equal($"error: {option} does not belong to --schedule {schedule}, but to step and plateau.\n", _run.Errors);
    }

    [Fact]
    public async Task First_weights_are_said_once()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--init", "he", "--init-range", "0.1"]);

        Assert.Equal("error: --init-range asks for uniform numbers, and --init for he.\n", _run.Errors);
    }

    [Fact]
    public async Task Patience_ends_training()
    {
        // A rate that moves nothing: no epoch after the first is better.
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "50", "--lr", "1e-12", "--patience", "3"]);

        Assert.Contains("epoch 4/50", _run.Output);
        Assert.DoesNotContain("epoch 5/50", _run.Output);
    }

    [Fact]
    public async Task Improvement_that_is_too_small_counts_as_none()
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "50", "--metric", "loss", "--patience", "2", "--minimum-improvement", "100"]);

        Assert.Contains("epoch 3/50", _run.Output);
        Assert.DoesNotContain("epoch 4/50", _run.Output);
    }

    [Fact]
    public async Task A_minimum_of_improvement_without_patience_is_refused()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--minimum-improvement", "0.1"]);

        Assert.Contains("--patience", Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_weight_for_a_label_that_is_not_there_is_refused()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--class-weights", "a,b=c=2,good-label=1"]);

        Assert.Contains("'a,b=c'", _run.Errors);
        Assert.Contains("'bad-label', 'good-label'", _run.Errors);
    }

    [Fact]
    public async Task A_cancelled_training_goes_on_from_its_checkpoint_to_the_same_model()
    {
        string[] command = ["train", "bag", "--train", _run.WriteExamples("train.tsv", 200, "good", "bad"), "--epochs", "6"];
        string checkpoint = _run.PathOf("run.checkpoint");
        string unbroken = _run.PathOf("unbroken.safetensors");
        await _run.RunAsync(0, [.. command, "--model", unbroken]);
        string[] kept = [.. command, "--model", Model, "--checkpoint", checkpoint, "--checkpoint-every-batches", "5"];
        await _run.RunAsync(130, kept, cancelAt: "epoch 3/6");
        Assert.NotEqual(File.ReadAllBytes(unbroken), File.ReadAllBytes(Model));

        await _run.RunAsync(1, kept);
        Assert.Contains($"There is a checkpoint at {checkpoint}. Go on from it with --resume, or delete it.", _run.Errors);

        await _run.RunAsync(0, [.. kept, "--resume", "--report", _run.PathOf("report")]);

        Assert.DoesNotContain("epoch 3/6", _run.Output);
        Assert.Contains("epoch 4/6", _run.Output);
        Assert.Equal(File.ReadAllBytes(unbroken), File.ReadAllBytes(Model));
        Assert.False(File.Exists(checkpoint));
        Assert.Matches(@"\| 1 \| \d\.\d{3} \| \d\.\d{3} \| \S+ % \|\n\| 2 \|", File.ReadAllText(_run.PathOf("report/report.md")));
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_named_and_kept()
    {
        string[] command = ["train", "bag", "--train", _run.WriteExamples("train.tsv", 200, "good", "bad"), "--model", Model, "--epochs", "9", "--checkpoint", _run.PathOf("run.checkpoint")];
        await _run.RunAsync(130, command, cancelAt: "epoch 2/9");
        byte[] bytes = File.ReadAllBytes(_run.PathOf("run.checkpoint"));
        bytes[^9] ^= 1;
        File.WriteAllBytes(_run.PathOf("run.checkpoint"), bytes);

        await _run.RunAsync(1, [.. command, "--resume"]);

        Assert.Contains("run.checkpoint", Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(bytes, File.ReadAllBytes(_run.PathOf("run.checkpoint")));
    }

    [Fact]
    public async Task A_checkpoint_of_other_settings_tells_what_differs()
    {
        string[] command = ["train", "bag", "--train", _run.WriteExamples("train.tsv", 200, "good", "bad"), "--model", Model, "--checkpoint", _run.PathOf("run.checkpoint")];
        await _run.RunAsync(130, [.. command, "--epochs", "9"], cancelAt: "epoch 2/9");

        await _run.RunAsync(1, [.. command, "--epochs", "8", "--resume"]);

        Assert.Contains("epochs: 9 in the checkpoint, 8 now", _run.Errors);
    }
}
