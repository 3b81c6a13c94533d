using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Tagging;

/// <summary>The verbs of taggers, on names that begin with a capital.</summary>
public sealed class TaggerCommandTests : IDisposable
{
    private const int Sentences = 60;

    private static readonly string[] Names = ["Anna Berg", "Carl", "Dora Eck", "Emil"];
    private static readonly string[] Verbs = ["saw", "met", "paid"];

    private readonly CommandLineRun _run = new(static () => new SequenceTaggerCommands("tiny taggers")
        .Add<TinyTagger>("capitals", new TrainingOptions { Epochs = 15, BatchSize = 4, Optimizer = new AdamOptimizer { LearningRate = 0.05 }, Metric = DevelopmentMetric.SpanF1, Device = TrainingDevice.Cpu })
        .AddDataSet("brought", "a test", Brought)
        .AddDataSet("filed", "a test", "filed.tsv", test: "filed-test.tsv", options: new TaggedReadOptions { TagColumn = 2 }));

    private string Model => _run.PathOf("model.safetensors");

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_trained_tagger_is_saved_measured_and_tags()
    {
        await _run.RunAsync(0, ["train", "capitals", "--model", Model, "--report", _run.PathOf("report")]);

        string report = File.ReadAllText(_run.PathOf("report/report.md"));
        Assert.Contains("# capitals on brought\n", report);
        Assert.Contains($"| test SHA-256 | {Brought().Test!.Fingerprint} |", report);
        Assert.Contains("| NAME | 100.00 % | 100.00 % | 100.00 % |", report);
        Assert.Contains("| network | TinyTagger |", report);
        Assert.Matches(@"\| 15 \| \d\.\d{3} \| \d\.\d{3} \| 100\.0 % \| 100\.0 % \|", report);
        Assert.Contains("capitals: 54 sentences to learn from, 6 to choose the best epoch by, 6 to test on.", _run.Output);
        Assert.Contains("F1 100.0 %", _run.Output);
        Assert.Matches(@"On the test sentences:[^|]+\| right tags +\| 100\.00 % of \d+ tokens", _run.Output);
        Assert.Matches(@"\| of words unseen in training \| 100\.00 % of 6 tokens", _run.Output);
        Assert.Matches(@"\| NAME +\| +100\.00 % \| +100\.00 % \| +100\.00 % \|", _run.Output);
        Assert.Equal(["B-NAME", "I-NAME", "O"], TinyTagger.Load(Model).Tags);

        await _run.RunAsync(0, ["evaluate", "--model", Model, "--report", _run.PathOf("evaluated")]);
        Assert.Contains("| model file | model.safetensors |", File.ReadAllText(_run.PathOf("evaluated/report.md")));
        Assert.Matches(@"capitals on later, 6 sentences:[^|]+\| right tags +\| 100\.00 %", _run.Output);
        Assert.Contains("unseen in training", _run.Output);

        await _run.RunAsync(0, ["tag", "--model", Model, "Anna Berg saw Carl."]);
        Assert.Equal("Anna\tB-NAME\nBerg\tI-NAME\nsaw\tO\nCarl\tB-NAME\n.\tO\n\n", _run.Output);

        await _run.RunAsync(0, ["tag", "--model", Model, "--format", "text", "--words"], "Emil met Zoé\n\nCarl.\n");
        Assert.Equal("Emil/B-NAME met/O Zoé/B-NAME\n\nCarl./B-NAME\n", _run.Output);

        await _run.RunAsync(0, ["tag", "--model", Model, "--format", "json", "--input", _run.Write("texts.txt", "Emil met Zoé")]);
        Assert.Matches("""^\[\{"text":"Emil","tag":"B-NAME","probability":[01]\.\d{6}\},.*\{"text":"Zoé","tag":"B-NAME","probability":[01]\.\d{6}\}\]\n$""", _run.Output);

        await _run.RunAsync(0, ["inspect", Model]);
        Assert.Contains("TinyTagger", _run.Output);
        Assert.Contains("Pairs.weight", _run.Output);
    }

    [Fact]
    public async Task Networks_are_compared_over_seeds()
    {
        await _run.RunAsync(0, ["compare", "--seeds", "1,2"]);

        Assert.Contains("On the test sentences:", _run.Output);
        Assert.Matches(@"\| tagger +\| runs \| +right tags \| +of unseen words \| +F1 of spans \| +training \|", _run.Output);
        Assert.Matches(@"\| capitals +\| +2 \| 100\.00 % ± 0\.00 % \| 100\.00 % ± 0\.00 % \| 100\.00 % ± 0\.00 % \|", _run.Output);

        await _run.RunAsync(130, ["compare", "--seeds", "1,2"], cancelAt: "capitals, seed 2  epoch 1/15");
        Assert.Matches(@"\| capitals +\| +1 \| +100\.00 % \|", _run.Output);
    }

    [Fact]
    public async Task Files_are_read_by_the_data_sets_columns_unless_others_are_given()
    {
        string folder = Path.GetDirectoryName(_run.Write("filed.tsv", Columns("B-NAME", "x")))!;
        _run.Write("filed-test.tsv", Columns("B-NAME", "x"));

        await _run.RunAsync(0, ["train", "--data-set", "filed", "--data", folder, "--model", Model, "--epochs", "1"]);
        await _run.RunAsync(0, ["evaluate", "--test", _run.PathOf("filed-test.tsv"), "--tag-column", "2", "--model", Model]);
        Assert.DoesNotContain("unseen", _run.Output);
        await _run.RunAsync(0, ["evaluate", "--test", _run.PathOf("filed-test.tsv"), "--train", _run.PathOf("filed.tsv"), "--tag-column", "2", "--model", Model]);
        Assert.Contains("there are none", _run.Output);

        await _run.RunAsync(1, ["train", "--train", _run.PathOf("filed.tsv"), "--model", Model]);
        Assert.Equal("error: 'capitals' is declared for 3 tags; the examples have 1: 'x'.\n", _run.Errors);

        static string Columns(string tag, string last) => string.Concat(Enumerable.Repeat($"Anna\t{tag}\t{last}\nBerg\tI-NAME\t{last}\nsaw\tO\t{last}\n\n", 20));
    }

    [Theory]
    [InlineData(2, "tag", "--model", "m", "a text", "--input", "file")]
    [InlineData(2, "tag", "--model", "m", "--format", "xml", "a text")]
    [InlineData(2, "train", "capitals", "--model", "m", "--metric", "perplexity")]
    [InlineData(2, "train", "capitals", "--model", "m", "--tag-column", "0")]
    [InlineData(2, "train", "capitals", "--model", "m", "--class-weights", "balanced")]
    [InlineData(1, "train", "capitals", "--model", "m", "--data-set", "none")]
    [InlineData(1, "tag", "--model", "none.safetensors", "a text")]
    public async Task Mistakes_are_told(int code, params string[] args)
    {
        await _run.RunAsync(code, args);

        Assert.NotEmpty(_run.Errors);
    }

    /// <summary>Sentences of names that training has, and one with a name that it has not.</summary>
    private static DataSetParts<TaggedDataSet> Brought()
    {
        var random = new Random(1);
        return new DataSetParts<TaggedDataSet>(
            new TaggedDataSet("brought", [.. Enumerable.Range(0, Sentences).Select(_ => Sentence(Pick(Names), Pick(Verbs), Pick(Names)))]),
            Test: new TaggedDataSet("later", [.. Enumerable.Range(0, 6).Select(_ => Sentence("Otto", Pick(Verbs), Pick(Names)))]));

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private static TaggedSentence Sentence(string subject, string verb, string other)
    {
        (string Word, string Tag)[] tokens = [.. Name(subject), (verb, "O"), .. Name(other), (".", "O")];
        return new TaggedSentence([.. tokens.Select(static token => token.Word)], [.. tokens.Select(static token => token.Tag)]);

        static IEnumerable<(string, string)> Name(string name) => name.Split(' ').Select(static (word, index) => (word, index == 0 ? "B-NAME" : "I-NAME"));
    }
}

/// <summary>Each word by its capitals and those of its neighbours.</summary>
[SequenceTagger]
public sealed partial class TinyTagger
{
    [Words(MaxLength = 20)]        partial Layer Text         { get; }
    [WordShapes(nameof(Text))]     partial Layer Shapes       { get; }
    [Embedding(6, 4)]              partial Layer ShapeVectors { get; }
    [Window(3)]                    partial Layer Windows      { get; }
    [Linear(8), Tanh]              partial Layer Hidden       { get; }
    [Linear(3)]                    partial Layer Scores       { get; }
    [Transitions]                  partial Layer Pairs        { get; }
}
