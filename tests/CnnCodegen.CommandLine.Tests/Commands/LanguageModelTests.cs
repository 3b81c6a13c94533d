using System.Globalization;
using System.Text.RegularExpressions;
using CnnCodegen.LanguageModels;
using CnnCodegen.Reference;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>The verbs of language models, on a text that repeats itself.</summary>
public sealed partial class LanguageModelTests : IDisposable
{
    private const string Sentence = "the cat sat on the mat";

    private static readonly TrainingOptions Recipe = new()
    {
        Epochs = 8, BatchSize = 4, PieceLength = 7, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Tokenizer = new WhitespaceTokenizer(),
    };

    private readonly CommandLineRun _run = new(static () => new LanguageModelCommands("tiny networks")
        .Add<TinyLanguageModel>("tiny", Recipe)
        .AddDataSet("cats", "a test", static () => new DataSetParts<LanguageModelText>(Text(100), Text(10), Text(10)))
        .AddDataSet("filed", "a test", "filed.txt", test: "filed-test.txt"));

    private string Model => _run.PathOf("model.safetensors");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_trained_network_is_saved_measured_and_used()
    {
        await _run.RunAsync(0, ["train", "--model", Model, "--report", _run.PathOf("report")]);
        string report = File.ReadAllText(_run.PathOf("report/report.md"));
        Assert.Contains($"| test SHA-256 | {Text(10).Fingerprint} |", report);
        Assert.Matches(@"\| the cat sat on the mat \| 7 \| \d\.\d{3} \| 1\.\d{3} \|", report);
        Assert.Matches(@"\| 8 \| \d\.\d{3} \| \d\.\d{3} \| 1\.\d{3} \|", report);
        Assert.Contains("100 training sentences, 10 development sentences, 10 test sentences", _run.Output);
        Assert.Equal(8, EpochLine().Count(_run.Output));
        Assert.InRange(Perplexity(), 1, 1.1);
        Assert.Matches(@"\| tokens +\| 70 +\|", _run.Output);

        await _run.RunAsync(0, ["evaluate", "--model", Model, "--test", _run.Write("test.txt", Sentence + "\n"), "--report", _run.PathOf("evaluated")]);
        Assert.Contains("| model file | model.safetensors |", File.ReadAllText(_run.PathOf("evaluated/report.md")));
        Assert.InRange(Perplexity(), 1, 1.1);

        await _run.RunAsync(0, ["complete", "--model", Model, "--top", "2"], "the cat\nthe cat sat on the\n");
        Assert.Matches(@"^sat\t0\.9\d+\t\S+\t0\.\d{6}\nmat\t0\.9\d+\t\S+\t0\.\d{6}\n$", _run.Output);

        await _run.RunAsync(0, ["score", "--model", Model, "--tokens", "the cat"]);
        Assert.Matches(@"^the\t-0\.\d{6}\ncat\t-0\.\d{6}\n</s>\t-\d+\.\d{6}\n-\d+\.\d{6}\t\d+\.\d{3}\t\d+\.\d{3}\n$", _run.Output);

        await _run.RunAsync(0, ["generate", "--model", Model, "the cat", "--count", "2", "--temperature", "0"]);
        Assert.Equal($"{Sentence}\n{Sentence}\n", _run.Output);

        await _run.RunAsync(0, ["inspect", Model]);
        Assert.Contains("TinyLanguageModel", _run.Output);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_goes_on()
    {
        string[] train = ["train", "--model", Model, "--checkpoint", _run.PathOf("checkpoint")];
        await _run.RunAsync(130, train, cancelAt: "epoch 2/8");
        Assert.True(File.Exists(_run.PathOf("checkpoint")));

        await _run.RunAsync(0, [.. train, "--resume"]);

        Assert.Equal(6, EpochLine().Count(_run.Output));
        Assert.False(File.Exists(_run.PathOf("checkpoint")));
    }

    [Theory]
    [InlineData(2, "train", "unknown")]
    [InlineData(1, "train", "tiny", "--piece", "1001")]
    [InlineData(1, "train", "tiny", "--data-set", "none")]
    [InlineData(2, "generate", "--temperature", "-1")]
    [InlineData(2, "generate", "--top-p", "0")]
    [InlineData(2, "score", "a text", "--input", "a file")]
    public async Task Mistakes_are_told(int code, params string[] arguments)
    {
        await _run.RunAsync(code, [.. arguments, "--model", Model]);

        Assert.NotEmpty(_run.Errors);
    }

    [Fact]
    public void Generated_code_and_trained_module_yield_what_the_reference_yields_over_a_thousand_steps()
    {
        using TrainedNetwork trained = new LanguageModelTrainer<TinyLanguageModel>(Recipe).Train(Text(100), cancellationToken: TestContext.Current.CancellationToken);
        var random = new Random(1);
        int[] ids = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(1, trained.Vocabulary.Count))];
        ModelFile file = trained.ToModelFile();
        var reference = new ReferenceNetwork(
            TinyLanguageModel.Description,
            TinyLanguageModel.Description.Weights.ToDictionary(static slot => slot.Name, slot => file.Tensor(slot.Name, slot.Shape).ToArray(), StringComparer.Ordinal));
        double[][] expected = ((ReferenceValue.Sequence)reference.Output([ids])).Rows;
        float[][] module = trained.Network.Output([[ids]])[0];
        TinyLanguageModel generated = TinyLanguageModel.Load(file);
        LanguageModelState state = generated.Start();
        var logits = new float[generated.VocabularySize];

        // What was learnt differs between machines, and with it the size of the numbers that single precision rounds.
        double largest = expected.Max(static row => row.Max(Math.Abs));
        Assert.InRange(largest, 1, 50);
        for (int step = 0; step < ids.Length; step++)
        {
            generated.Next(state, ids[step], logits);
            Assert.All(expected[step].Zip(logits, module[step]), triple =>
            {
                Assert.Equal(triple.First / largest, triple.Second / largest, 1e-5);
                Assert.Equal(triple.First / largest, triple.Third / largest, 1e-5);
            });
        }
    }

    private static LanguageModelText Text(int sentences) => new("cats", [.. Enumerable.Repeat(Sentence, sentences)]);

    private double Perplexity() => double.Parse(PerplexityRow().Match(_run.Output).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\| perplexity +\| ([\d.]+) +\|")]
    private static partial Regex PerplexityRow();

    [GeneratedRegex(@"^tiny  epoch \d/8  batch \d+/\d+  loss \d\.\d{3}  development perplexity \d+\.\d\d  \d+ tokens/s  \d:\d\d:\d\d left$", RegexOptions.Multiline)]
    private static partial Regex EpochLine();
}
