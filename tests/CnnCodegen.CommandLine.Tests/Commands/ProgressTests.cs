using System.Text.RegularExpressions;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>Experiments of many runs go on where they were ended.</summary>
public sealed partial class ProgressTests : IDisposable
{
    private readonly CommandLineRun _run = new();

    private string Progress => _run.PathOf("progress");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_resumed_cross_validation_equals_the_unbroken_one()
    {
        string[] command = CrossValidate();
        await _run.RunAsync(0, [.. command, "--report", _run.PathOf("unbroken")]);

        await _run.RunAsync(130, [.. command, "--progress", Progress], cancelAt: "fold 2/3  epoch 2/4");
        // As a process that is killed while it writes a checkpoint leaves it.
        File.WriteAllText(Assert.Single(Directory.GetFiles(Progress, "*.checkpoint")) + ".0123.tmp", "");
        await _run.RunAsync(0, [.. command, "--progress", Progress, "--report", _run.PathOf("resumed")]);

        Assert.Contains("bag, seed 1, fold 2/3: goes on from its checkpoint", _run.Output);
        Assert.Contains("bag, seed 1, fold 1/3: accuracy", _run.Output);
        Assert.Contains("finished before", _run.Output);
        Assert.DoesNotContain("fold 1/3  epoch", _run.Output);
        Assert.DoesNotContain("fold 2/3  epoch 2/4", _run.Output);
        Assert.Contains("fold 2/3  epoch 3/4", _run.Output);
        Assert.Equal(ReportOf("unbroken"), ReportOf("resumed"));
        Assert.All(Directory.GetFiles(Progress), static file => Assert.EndsWith(".json", file));
    }

    [Fact]
    public async Task Finished_runs_are_found_again_and_leave_no_checkpoint()
    {
        string[] command = ["compare", "bag", "n-grams", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--epochs", "2", "--seeds", "1,2", "--progress", Progress];
        await _run.RunAsync(0, [.. command, "--report", _run.PathOf("first")]);

        await _run.RunAsync(0, [.. command, "--report", _run.PathOf("second")]);

        Assert.Equal(4, _run.Output.Split("finished before").Length - 1);
        Assert.DoesNotContain("epoch", _run.Output);
        // The seconds too: they are those of the runs.
        Assert.Equal(File.ReadAllText(_run.PathOf("first/report.html")), File.ReadAllText(_run.PathOf("second/report.html")));
        Assert.Equal(4, Directory.GetFiles(Progress).Length);
        Assert.All(Directory.GetFiles(Progress), static file => Assert.EndsWith(".json", file));
    }

    [Theory]
    [InlineData("--epochs", "3")]
    [InlineData("--batch", "9")]
    [InlineData("--optimizer", "adamw")]
    [InlineData("--class-weights", "balanced")]
    [InlineData("--tokenizer", "whitespace")]
    [InlineData("--dev-fraction", "0.2")]
    [InlineData("--seeds", "2")]
    public async Task Other_settings_are_other_runs(string option, string value)
    {
        string[] command = ["compare", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--progress", Progress];
        await _run.RunAsync(0, [.. command, .. option == "--epochs" ? [] : (string[])["--epochs", "1"]]);

        await _run.RunAsync(0, [.. command, .. option == "--epochs" ? [] : (string[])["--epochs", "1"], option, value]);

        Assert.DoesNotContain("finished before", _run.Output);
    }

    [Fact]
    public async Task Other_vectors_are_another_run()
    {
        string[] command = ["compare", "given", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--epochs", "1", "--progress", Progress];
        await _run.RunAsync(0, [.. command, "--vectors", _run.Write("vectors.txt", "good 1 0 0 0\nbad 0 1 0 0\n")]);

        await _run.RunAsync(0, [.. command, "--vectors", _run.Write("as-word2vec.txt", "2 4\ngood 1 0 0 0\nbad 0 1 0 0\n")]);
        Assert.Contains("finished before", _run.Output);

        // Their order decides which words get the rows that training texts leave over.
        await _run.RunAsync(0, [.. command, "--vectors", _run.Write("vectors.txt", "bad 0 1 0 0\ngood 1 0 0 0\n")]);
        Assert.DoesNotContain("finished before", _run.Output);

        await _run.RunAsync(0, [.. command, "--vectors", _run.Write("vectors.txt", "good 1 0 0 0\nbad 0 1 0 1\n")]);
        Assert.DoesNotContain("finished before", _run.Output);
    }

    [Fact]
    public async Task Runs_of_another_build_are_used_and_named()
    {
        string[] command = ["compare", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--epochs", "1", "--progress", Progress];
        await _run.RunAsync(0, command);
        string file = Assert.Single(Directory.GetFiles(Progress));
        RunRecord record = RunRecord.Parse(File.ReadAllText(file)) with { Build = "0.1.0+other" };
        File.WriteAllText(file, record.Sealed().ToJson());

        await _run.RunAsync(0, command);

        Assert.Contains("finished before by another build, 0.1.0+other", _run.Output);
    }

    [Theory]
    [InlineData("\"accuracy\": ", "\"accuracy\": 0.1, \"former accuracy\": ")]
    [InlineData("\"labels\"", "\"labelled\"")]
    [InlineData("\"run\": \"seed 1", "\"run\": \"seed 7")]
    [InlineData("}", "")]
    public async Task A_damaged_record_is_named_and_not_used(string found, string replacement)
    {
        string[] command = ["compare", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--epochs", "1", "--progress", Progress];
        await _run.RunAsync(0, command);
        string record = Assert.Single(Directory.GetFiles(Progress));
        string content = File.ReadAllText(record);
        Assert.Contains(found, content);
        File.WriteAllText(record, content.Replace(found, replacement));

        await _run.RunAsync(1, command);

        Assert.Contains(record, _run.Errors);
        Assert.DoesNotContain("finished before", _run.Output);
        Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_damaged_checkpoint_of_the_run_under_way_is_named_and_kept()
    {
        string[] command = [.. CrossValidate(), "--progress", Progress];
        await _run.RunAsync(130, command, cancelAt: "fold 2/3  epoch 2/4");
        Assert.Contains("The same command goes on from there", _run.Errors);
        string checkpoint = Assert.Single(Directory.GetFiles(Progress, "*.checkpoint"));
        byte[] bytes = File.ReadAllBytes(checkpoint);
        bytes[^9] ^= 1;
        File.WriteAllBytes(checkpoint, bytes);

        await _run.RunAsync(1, command);

        Assert.Contains(checkpoint, Assert.Single(_run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(bytes, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public async Task The_record_of_another_run_is_not_used()
    {
        string[] command = ["compare", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--epochs", "1", "--progress", Progress];
        await _run.RunAsync(0, [.. command, "--seeds", "1"]);
        string record = Assert.Single(Directory.GetFiles(Progress));
        string other = File.ReadAllText(record);
        await _run.RunAsync(0, [.. command, "--seeds", "2"]);
        string mixedUp = Directory.GetFiles(Progress).Single(file => file != record);
        File.WriteAllText(mixedUp, other);

        await _run.RunAsync(1, [.. command, "--seeds", "2"]);

        Assert.Contains($"{mixedUp} cannot be used: It is of another run", _run.Errors);
    }

    private string[] CrossValidate() => ["cross-validate", "bag", "--train", _run.WriteExamples("train.tsv", 61, "good", "bad"), "--folds", "3", "--epochs", "4", "--seeds", "1"];

    /// <summary>A report without the seconds of its runs.</summary>
    private string ReportOf(string folder) => SecondsOfRun().Replace(File.ReadAllText(_run.PathOf($"{folder}/report.md")), "");

    [GeneratedRegex(@"\d+\.\d s \|$", RegexOptions.Multiline)]
    private static partial Regex SecondsOfRun();
}
