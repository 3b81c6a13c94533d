using System.Text.RegularExpressions;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>The verbs on a task that one word decides.</summary>
public sealed partial class CommandTests : IDisposable
{
    private readonly CommandLineRun _run = new();

    private string Model => _run.PathOf("model.safetensors");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_trained_network_is_saved_measured_reported_and_predicts()
    {
        string train = _run.WriteExamples("train.tsv", 120, "good", "bad");
        string test = _run.WriteExamples("test.tsv", 41, "good", "bad");

        await _run.RunAsync(0, ["train", "bag", "--train", train, "--test", test, "--model", Model, "--report", _run.PathOf("report")]);

        Assert.Contains("108 examples to learn from, 12 to choose the best epoch by, 41 to test on", _run.Output);
        Assert.Equal(12, EpochLine().Count(_run.Output));
        Assert.Matches(@"\| bag +\| +1 \| +100\.0 %", _run.Output);
        Assert.Equal(["bad-label", "good-label"], TinyBag.Load(Model).Labels);
        string page = File.ReadAllText(_run.PathOf("report/report.html"));
        Assert.Contains(TextDataSet.Read(train).Fingerprint, page);
        Assert.Contains("on train.tsv", page);

        await _run.RunAsync(0, ["evaluate", "--model", Model, "--test", test]);
        Assert.Matches(@"\| good-label +\| +100\.0 % \| +100\.0 % \| +100\.0 % \| +21 \|", _run.Output);

        await _run.RunAsync(0, ["predict", "--model", Model, "the good film"]);
        Assert.Matches(@"^good-label\t0\.\d{6}\n$", _run.Output);
    }

    [Fact]
    public async Task Predictions_come_line_by_line_in_the_order_of_the_texts()
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 120, "good", "bad"), "--model", Model]);

        await _run.RunAsync(0, ["predict", "--model", Model], "a bad plot\n\nthe good story\na bad film\n");
        Assert.Equal(["bad-label", "good-label", "bad-label"], Answers().Where((_, line) => line != 1));
        Assert.Equal(4, Answers().Length);

        await _run.RunAsync(0, ["predict", "--model", Model, "--input", _run.Write("texts.txt", "a good plot\r\na bad plot"), "--threads", "1"]);
        Assert.Equal(["good-label", "bad-label"], Answers());

        await _run.RunAsync(0, ["predict", "--model", Model, "--top", "5", "a good plot"]);
        Assert.Matches(@"^good-label\t0\.\d+\tbad-label\t0\.\d+\n$", _run.Output);

        // More texts than are read at once.
        string many = _run.Write("many.txt", string.Concat(Enumerable.Range(0, 1500).Select(index => index % 3 == 0 ? "a good plot\n" : "a bad plot\n")));
        await _run.RunAsync(0, ["predict", "--model", Model, "--top", "2", "--input", many]);
        Assert.Equal(Enumerable.Range(0, 1500).Select(index => index % 3 == 0 ? "good-label" : "bad-label"), Answers());
        string[] fromFile = _run.Output.Split('\n');
        await _run.RunAsync(0, ["predict", "--model", Model, "--top", "2"], File.ReadAllText(many));
        Assert.Equal(fromFile, _run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Prediction_ends_quietly_when_nobody_reads_its_answers(string top)
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "1"]);

        await _run.RunAsync(141, ["predict", "--model", Model, "--top", top], string.Concat(Enumerable.Repeat("a good plot\n", 1000)), closeAfter: 3);

        Assert.Equal(3, Answers().Length);
        Assert.Empty(_run.Errors);
    }

    [Fact]
    public async Task Inspection_tells_what_the_file_holds()
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 60, "good", "bad"), "--model", Model, "--epochs", "3", "--optimizer", "adamw", "--lr", "0.02"]);

        await _run.RunAsync(0, ["inspect", Model]);

        Assert.Matches(@"\| network +\| TinyBag ", _run.Output);
        Assert.Contains("""["bad-label","good-label"]""", _run.Output);
        // Ten words; 60 rows of 8, and a matrix of 2 × 8 with 2 biases.
        Assert.Matches(@"\| vocabulary of Sentence +\| 10 tokens ", _run.Output);
        Assert.Matches(@"\| parameters +\| 498 ", _run.Output);
        Assert.Matches(@"\| Mean.weight +\| F32 +\| 60 × 8 ", _run.Output);
        Assert.Matches(@"\| optimizer.name +\| AdamW ", _run.Output);
        Assert.Matches(@"\| optimizer.learningRate +\| 0.02 ", _run.Output);
        Assert.Matches(@"\| epochs +\| 3 ", _run.Output);
    }

    [Fact]
    public async Task The_class_is_chosen_by_the_number_of_labels()
    {
        await _run.RunAsync(0, ["train", "bag", "--train", _run.WriteExamples("train.tsv", 90, "good", "bad", "dull"), "--model", Model, "--epochs", "1"]);

        Assert.Equal(3, TinyBagOfThree.Load(Model).Labels.Count);
    }

    [Fact]
    public async Task Networks_and_the_baseline_are_compared_over_seeds()
    {
        string train = _run.WriteExamples("train.tsv", 200, "good", "bad");

        await _run.RunAsync(0, ["compare", "--train", train, "--seeds", "1,2", "--report", _run.PathOf("report")]);

        Assert.Contains("given is left out", _run.Errors);
        Assert.Matches(@"\| bag +\| +2 \| 100\.0 % ± 0\.0 %", _run.Output);
        Assert.Matches(@"\| n-grams +\| +2 \| 100\.0 % ± 0\.0 %", _run.Output);
        Assert.Matches(@"\| bag +\| +100\.0 % \| +\d+\.\d s \| +[\d.]+ [µm]s \| +0\.00 MB \|", _run.Output);
        string report = File.ReadAllText(_run.PathOf("report/report.md"));
        Assert.Contains("| seed 2 |", report);
        Assert.Contains("cut from the training examples by the seed", report);
    }

    [Fact]
    public async Task Networks_that_want_vectors_start_at_random_where_that_is_asked_for()
    {
        string train = _run.WriteExamples("train.tsv", 90, "good", "bad");

        await _run.RunAsync(0, ["compare", "given", "bag", "--train", train, "--epochs", "2", "--random-vectors"]);

        Assert.Matches(@"\| given +\| +1 \|", _run.Output);
        await _run.RunAsync(1, ["train", "given", "--train", train, "--model", Model, "--random-vectors", "--vectors", _run.Write("vectors.txt", "good 1 0 0 0\n")]);
        Assert.Contains("--random-vectors says that there are none", _run.Errors);
    }

    [Fact]
    public async Task Equal_command_lines_give_equal_results()
    {
        string train = _run.WriteExamples("train.tsv", 90, "good", "bad");
        string[] runs = [_run.PathOf("one"), _run.PathOf("two")];
        foreach (string run in runs)
            await _run.RunAsync(0, ["compare", "bag", "n-grams", "--train", train, "--epochs", "2", "--seeds", "5", "--report", run]);

        // All but the seconds.
        Assert.Equal(WithoutTimes(runs[0]), WithoutTimes(runs[1]));

        static string WithoutTimes(string run) => Costs().Replace(SecondsARun().Replace(File.ReadAllText(Path.Combine(run, "report.md")), ""), "");
    }

    [Fact]
    public async Task Cross_validation_tests_every_example_once_a_seed()
    {
        string train = _run.WriteExamples("train.tsv", 61, "good", "bad");

        await _run.RunAsync(0, ["cross-validate", "bag", "--train", train, "--folds", "3", "--epochs", "1", "--seeds", "4,9", "--report", _run.PathOf("report")]);

        Assert.Matches(@"\| bag +\| +6 \|", _run.Output);
        string report = File.ReadAllText(_run.PathOf("report/report.md"));
        Assert.Contains("| seed 9, fold 3/3 |", report);
        // Of 61 examples 31 are good, in both seeds.
        Assert.Matches(@"\| good-label \| \S+ % \| \S+ % \| \S+ % \| 62 \|", report);
        Assert.Matches(@"\| bad-label \| \S+ % \| \S+ % \| \S+ % \| 60 \|", report);
    }

    [Fact]
    public async Task A_network_starts_from_the_vectors_of_a_file()
    {
        string vectors = _run.Write("vectors.txt", "good 1 0 0 0\nbad 0 1 0 0\nfilm 0 0 1 0\n");

        await _run.RunAsync(0, ["train", "given", "--train", _run.WriteExamples("train.tsv", 80, "good", "bad"), "--vectors", vectors, "--model", Model, "--epochs", "1"]);

        ModelFile file = ModelFile.Read(Model);
        float[] weights = file.Tensor("Vectors.weight", [60, 4]).ToArray();
        Assert.Contains(weights.Chunk(4), row => row is [1, 0, 0, 0]);
        Assert.Contains(weights.Chunk(4), row => row is [0, 0, 1, 0]);
    }

    [Fact]
    public async Task The_words_of_a_data_set_are_looked_up_in_a_file_of_vectors()
    {
        string vectors = _run.Write("vectors.txt", "good 1 0\nfilm 0 1\nunrelated 1 1\n");
        string train = _run.Write("train.tsv", "a\tgood film\nb\tbad film\n");

        await _run.RunAsync(0, ["vectors", "--vectors", vectors, "--train", train]);

        Assert.Matches(@"\| distinct words with a vector +\| 2 of 3, 66\.7 % ", _run.Output);
        Assert.Matches(@"\| running words with a vector +\| 3 of 4, 75\.0 % ", _run.Output);
        Assert.Matches(@"\| most frequent without +\| bad ", _run.Output);
    }

    [Fact]
    public async Task A_data_set_is_found_by_name_in_the_folder()
    {
        string test = _run.WriteExamples("filed-test.tsv", 10, "good", "bad");
        _run.WriteExamples("filed.tsv", 60, "good", "bad");

        await _run.RunAsync(0, ["train", "bag", "--data-set", "filed", "--data", Path.GetDirectoryName(test)!, "--model", Model, "--epochs", "1"]);

        Assert.Contains("10 to test on", _run.Output);
    }

    private string[] Answers() => [.. _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];

    [GeneratedRegex(@"^bag, seed 1  epoch \d+/12  batch 14/14  loss \d\.\d{3}  development \d+\.\d %  \d+ texts/s  \d:\d\d:\d\d left$", RegexOptions.Multiline)]
    private static partial Regex EpochLine();

    [GeneratedRegex(@"^## Costs$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Costs();

    [GeneratedRegex(@"\d+\.\d s \|$", RegexOptions.Multiline)]
    private static partial Regex SecondsARun();
}
