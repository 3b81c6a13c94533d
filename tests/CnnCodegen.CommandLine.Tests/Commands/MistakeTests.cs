namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>Whatever is wrong is told in one message, with the exit code that scripts look at.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly CommandLineRun _run = new();

    private string Model => _run.PathOf("model.safetensors");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("tarin")]
    [InlineData("train", "unknown")]
    [InlineData("train", "bag")]
    [InlineData("train", "bag", "--model", "m", "--epochs", "0")]
    [InlineData("train", "bag", "--model", "m", "--optimizer", "adamant")]
    [InlineData("compare", "--seeds", "1,,2")]
    [InlineData("compare", "--folds", "1")]
    [InlineData("predict", "--model", "m", "a text", "--input", "file")]
    [InlineData("train", "bag", "--model", "m", "--label-smoothing", "1.5")]
    [InlineData("train", "bag", "--model", "m", "--resume")]
    [InlineData("train", "bag", "--model", "m", "--checkpoint-every", "2")]
    [InlineData("cross-validate", "bag", "--checkpoint-every-batches", "20")]
    [InlineData("train", "bag", "--model", "m", "--checkpoint", "c", "--checkpoint-every", "0")]
    [InlineData("train", "bag", "--model", "m", "--momentum", "1")]
    [InlineData("train", "bag", "--model", "m", "--clip-value", "0")]
    [InlineData("train", "bag", "--model", "m", "--fall-factor", "1")]
    [InlineData("train", "bag", "--model", "m", "--patience", "0")]
    [InlineData("train", "bag", "--model", "m", "--threads", "0")]
    [InlineData("train", "bag", "--model", "m", "--class-weights", "good")]
    [InlineData("train", "bag", "--model", "m", "--class-weights", "good=0")]
    [InlineData("train", "bag", "--model", "m", "--class-weights", "good=1,good=2")]
    [InlineData("train", "bag", "--model", "m", "--class-weights", "good=1,")]
    [InlineData("train", "bag", "--model", "m", "--class-weights", "good=1,bad=x")]
    public async Task Wrong_usage_is_exit_code_2_and_tells_what_is_wrong(params string[] args)
    {
        await _run.RunAsync(2, args);

        Assert.NotEmpty(_run.Errors);
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        await _run.RunAsync(0, ["--help"]);
        foreach (string verb in (string[])["train", "evaluate", "cross-validate", "compare", "predict", "inspect"])
            Assert.Contains(verb, _run.Output);

        await _run.RunAsync(0, ["train", "--help"]);
        Assert.Contains("adadelta", _run.Output);
    }

    [Fact]
    public async Task Missing_files_are_named()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.PathOf("none.tsv"), "--model", Model]);
        Assert.Contains("none.tsv", _run.Errors);

        await _run.RunAsync(1, ["predict", "--model", _run.PathOf("none.safetensors"), "text"]);
        Assert.Contains("none.safetensors", _run.Errors);
        Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_examples_the_options_that_name_them_are_told()
    {
        await _run.RunAsync(1, ["train", "bag", "--model", Model]);

        Assert.Contains("--train", _run.Errors);
        Assert.Contains("--data-set", _run.Errors);
    }

    [Fact]
    public async Task A_bad_line_stops_or_is_passed_over_as_was_chosen()
    {
        string train = _run.WriteExamples("train.tsv", 60, "good", "bad");
        File.AppendAllText(train, "no tab here\n");

        await _run.RunAsync(1, ["train", "bag", "--train", train, "--model", Model, "--epochs", "1"]);
        Assert.Contains("line 61", _run.Errors);
        Assert.Contains("no tab here", _run.Errors);
        Assert.False(File.Exists(Model));

        await _run.RunAsync(0, ["train", "bag", "--train", train, "--model", Model, "--epochs", "1", "--bad-lines", "skip"]);
        Assert.Contains("1 bad lines were passed over; the first is line 61", _run.Errors);
    }

    [Fact]
    public async Task Too_many_labels_for_the_network_are_listed()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 40, "a", "b", "c", "d"), "--model", Model]);

        Assert.Contains("'bag' is declared for 2 and 3 labels; the examples have 4: 'a-label', 'b-label', 'c-label', 'd-label'", _run.Errors);
    }

    [Fact]
    public async Task A_network_without_its_vectors_asks_for_them()
    {
        await _run.RunAsync(1, ["train", "given", "--train", _run.WriteExamples("train.tsv", 40, "good", "bad"), "--model", Model]);

        Assert.Contains("--vectors", _run.Errors);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_found_out_before_training()
    {
        await _run.RunAsync(1, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 40, "good", "bad"), "--model", _run.PathOf("none/model.safetensors")]);

        Assert.Contains("folder", _run.Errors);
        Assert.DoesNotContain("epoch", _run.Output);
    }

    [Fact]
    public async Task A_cancelled_training_saves_its_best_weights()
    {
        string train = _run.WriteExamples("train.tsv", 400, "good", "bad");

        await _run.RunAsync(130, ["train", "bag", "--train", train, "--model", Model, "--epochs", "1000"], cancelAt: "epoch 3/1000");

        Assert.Contains("Cancelled", _run.Errors);
        await _run.RunAsync(0, ["predict", "--model", Model, "a good film"]);
        Assert.StartsWith("good-label", _run.Output);
    }

    [Fact]
    public async Task A_cancelled_comparison_shows_the_runs_that_were_finished()
    {
        string train = _run.WriteExamples("train.tsv", 60, "good", "bad");

        await _run.RunAsync(130, ["compare", "bag", "--train", train, "--epochs", "2", "--seeds", "1,2,3"], cancelAt: "bag, seed 2  epoch 1/2");

        Assert.Matches(@"\| bag +\| +1 \|", _run.Output);
    }

    [Fact]
    public async Task A_model_of_another_network_is_refused()
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "1"]);
        byte[] bytes = File.ReadAllBytes(Model);
        int name = bytes.AsSpan().IndexOf("TinyBag"u8);
        "TinyBug"u8.CopyTo(bytes.AsSpan(name));
        File.WriteAllBytes(Model, bytes);

        await _run.RunAsync(1, ["predict", "--model", Model, "text"]);

        Assert.Contains("is a model of 'TinyBug'; known are 'TinyBag', 'TinyBagOfThree', 'TinyGiven'", _run.Errors);
    }

    [Fact]
    public async Task A_checkpoint_is_no_model()
    {
        string train = _run.WriteExamples("train.tsv", 60, "good", "bad"), checkpoint = _run.PathOf("run.checkpoint");
        await _run.RunAsync(130, ["train", "bag", "--train", train, "--model", Model, "--epochs", "3", "--checkpoint", checkpoint], cancelAt: "epoch 1/3");

        await _run.RunAsync(1, ["predict", "--model", checkpoint, "text"]);

        Assert.Contains($"{checkpoint} is a checkpoint, from which training goes on, and no model", _run.Errors);
    }
}
