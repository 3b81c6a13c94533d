using System.Globalization;
using System.Xml.Linq;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>The verbs of translators, on a language of three words that has other words for them.</summary>
public sealed class TranslatorCommandsTests : IDisposable
{
    private static readonly (string Source, string Target)[] Words = [("red", "rot"), ("green", "gruen"), ("blue", "blau")];

    private readonly CommandLineRun _run = new(Commands);

    [Fact]
    public async Task A_translator_is_trained_measured_and_used()
    {
        string pairs = Write("pairs.tsv", 240, 1);
        string test = Write("test.tsv", 20, 2);
        string model = _run.PathOf("model.safetensors");

        await _run.RunAsync(ExitCode.Done, ["train", "tiny", "--model", model, "--train", pairs, "--test", test, "--threads", "1", "--metric", "bleu", "--report", _run.PathOf("report")]);
        string report = File.ReadAllText(_run.PathOf("report/report.md"));
        Assert.Contains($"| test SHA-256 | {TranslationDataSet.Read(test).Fingerprint} |", report, StringComparison.Ordinal);
        Assert.Contains("| search | beam 5, length penalty 0.6 |", report, StringComparison.Ordinal);
        Assert.Contains("| epoch | training loss | development loss | development perplexity | development BLEU |", report, StringComparison.Ordinal);
        Assert.Contains("| metric | Bleu |", report, StringComparison.Ordinal);
        Assert.Contains(", BLEU ", _run.Output, StringComparison.Ordinal);
        Assert.Equal(10, TableRows(report, "| source | right translation | translation |"));
        Assert.Equal(5, report.Split(@"| \</s\> |").Length - 1);
        Assert.Contains("216 pairs to learn from, 24 to choose the best epoch by, 20 to test on", _run.Output, StringComparison.Ordinal);
        Assert.Contains("On the test pairs:", _run.Output, StringComparison.Ordinal);

        string translations = _run.PathOf("translations.txt");
        await _run.RunAsync(ExitCode.Done, ["evaluate", "--model", model, "--test", test, "--output", translations, "--samples", "2", "--report", _run.PathOf("evaluated")]);
        Assert.Contains("| model file | model.safetensors |", File.ReadAllText(_run.PathOf("evaluated/report.md")), StringComparison.Ordinal);
        Assert.True(double.Parse(_run.Output.Split("BLEU = ")[1].Split(' ')[0], CultureInfo.InvariantCulture) > 60, _run.Output);
        Assert.Equal(2, _run.Output.Split("right        ").Length - 1);
        Assert.Equal(20, File.ReadAllLines(translations).Length);

        await _run.RunAsync(ExitCode.Done, ["translate", "--model", model, "red green blue"]);
        Assert.Equal("rot gruen blau\n", _run.Output);
        await _run.RunAsync(ExitCode.Done, ["translate", "--model", model], input: "red\nblue red\n");
        Assert.Equal("rot\nblau rot\n", _run.Output);
        await _run.RunAsync(ExitCode.Done, ["translate", "--model", model, "blue", "--best", "3", "--beam", "1"]);
        string[][] best = [.. _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'))];
        Assert.Equal("blau", best[0][2]);
        Assert.Equal(3, best.Length);
        Assert.Equal(best.Select(static line => double.Parse(line[0], CultureInfo.InvariantCulture)).OrderDescending(), best.Select(static line => double.Parse(line[0], CultureInfo.InvariantCulture)));

        await _run.RunAsync(ExitCode.Done, ["translate", "--model", model, "green red", "--attention"]);
        Assert.Contains("| green | red |", _run.Output, StringComparison.Ordinal);
        Assert.Contains("| </s>", _run.Output, StringComparison.Ordinal);

        string plots = _run.PathOf("plots");
        await _run.RunAsync(ExitCode.Done, ["translate", "--model", model, "--attention-plot", plots], input: "red blue\ngreen\n");
        Assert.Equal("rot blau\ngruen\n", _run.Output);
        Assert.Equal(["0001.svg", "0002.svg"], Directory.GetFiles(plots).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string[] labels = [.. XElement.Load(Path.Combine(plots, "0001.svg")).Elements().Where(static element => element.Attribute("class")?.Value is "source" or "target").Select(static label => label.Value)];
        Assert.Equal(["red", "blue", "rot", "blau", "</s>"], labels);

        await _run.RunAsync(ExitCode.Done, ["score", "--model", model, "red blue", "rot blau"]);
        Assert.Contains("| rot ", _run.Output, StringComparison.Ordinal);
        double right = LogProbability();
        await _run.RunAsync(ExitCode.Done, ["score", "--model", model, "red blue", "blau gruen"]);
        Assert.True(right > LogProbability() + 1);
        await _run.RunAsync(ExitCode.Done, ["score", "--model", model, "--input", test]);
        Assert.Equal(20, _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        await _run.RunAsync(ExitCode.Done, ["inspect", model]);
        Assert.Contains("TinyTranslator", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("translate", "red", "--input", "x.txt")]
    [InlineData("score", "red")]
    [InlineData("score", "red", "rot", "--input", "x.tsv")]
    [InlineData("score")]
    [InlineData("translate", "red", "--beam", "0")]
    [InlineData("translate", "red", "--attention-plot", "plot.png")]
    [InlineData("translate", "--attention-plot", "plot.svg")]
    [InlineData("translate", "red", "--best", "2", "--attention-plot", "plot.svg")]
    [InlineData("translate", "red", "--length-penalty", "-1")]
    public async Task Wrong_usage_is_told(params string[] args)
    {
        await _run.RunAsync(ExitCode.Usage, [.. args, "--model", "none.safetensors"]);

        Assert.NotEmpty(_run.Errors);
    }

    [Fact]
    public async Task Missing_data_are_told()
    {
        await _run.RunAsync(ExitCode.BadInput, ["train", "tiny", "--model", _run.PathOf("m.safetensors")]);

        Assert.Contains("There are no examples. Name a file with --train, or a data set with --data-set.", _run.Errors, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Commands().Add<TinyTranslator>("tiny"));
    }

    public void Dispose() => _run.Dispose();

    private static TranslatorCommands Commands() => new TranslatorCommands("a tiny translator")
        .Add<TinyTranslator>("tiny", new TrainingOptions { Epochs = 40, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu })
        .AddDataSet("filed", "a test", "filed.tsv", test: "filed-test.tsv");

    private double LogProbability() => double.Parse(
        _run.Output.Split('\n').First(static line => line.StartsWith("| log-probability ", StringComparison.Ordinal)).Split('|')[2], CultureInfo.InvariantCulture);

    private static int TableRows(string report, string header) =>
        report.Split(header)[1].Split('\n').Skip(2).TakeWhile(static line => line.StartsWith('|')).Count();

    private string Write(string name, int count, int seed)
    {
        var random = new Random(seed);
        return _run.Write(name, string.Concat(Enumerable.Range(0, count).Select(_ =>
        {
            (string Source, string Target)[] words = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Words[random.Next(Words.Length)])];
            return $"{string.Join(' ', words.Select(static word => word.Source))}\t{string.Join(' ', words.Select(static word => word.Target))}\n";
        })));
    }
}
