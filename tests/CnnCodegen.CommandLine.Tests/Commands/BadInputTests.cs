using System.Text;
using CnnCodegen.CommandLine.Tests.Tagging;
using CnnCodegen.Text;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests.Commands;

/// <summary>What taggers, language models and translators are given and cannot use: one line each says what was expected and what was found.</summary>
public sealed class BadInputTests
{
    private const string Tagger = "tagger";
    private const string LanguageModel = "language model";
    private const string Translator = "translator";

    private static readonly TrainingOptions Recipe = new() { Epochs = 50, BatchSize = 2, Device = TrainingDevice.Cpu };

    public static TheoryData<string, string, string[]> Answering =>
    [
        (Tagger, "TinyTagger", ["tag"]), (LanguageModel, "TinyLanguageModel", ["score"]), (LanguageModel, "TinyLanguageModel", ["complete"]), (LanguageModel, "TinyLanguageModel", ["generate"]),
        (Translator, "TinyTranslator", ["translate"]), (Translator, "TinyTranslator", ["score", "red"]),
    ];

    [Theory, MemberData(nameof(Answering))]
    public async Task A_model_file_of_another_task_is_named(string task, string network, string[] verb)
    {
        using var run = new CommandLineRun(() => Commands(task));
        string model = Save(run, TinyBag.Description);

        await AssertRefusedAsync(run, [.. verb, "--model", model, "a text"], $"{model} is a model of 'TinyBag'; known are '{network}'.");
    }

    [Theory, MemberData(nameof(Answering))]
    public async Task A_damaged_model_file_is_named(string task, string network, string[] verb)
    {
        using var run = new CommandLineRun(() => Commands(task));
        byte[] whole = File.ReadAllBytes(Save(run, Description(network)));
        string cut = run.PathOf("cut.safetensors"), empty = run.Write("empty.safetensors", ""), other = run.Write("other.safetensors", "This is no model.");
        File.WriteAllBytes(cut, whole[..^10]);

        await AssertRefusedAsync(run, [.. verb, "--model", cut, "a text"], cut);
        await AssertRefusedAsync(run, [.. verb, "--model", empty, "a text"], empty);
        await AssertRefusedAsync(run, [.. verb, "--model", other, "a text"], other);
    }

    [Theory, MemberData(nameof(Answering))]
    public async Task A_model_file_without_vocabulary_is_good_for_ids_alone(string task, string network, string[] verb)
    {
        using var run = new CommandLineRun(() => Commands(task));

        await AssertRefusedAsync(run, [.. verb, "--model", Save(run, Description(network)), "a text"], $"The model file of {network} holds no vocabulary");
    }

    [Theory]
    [InlineData(Tagger, nameof(TinyTagger), "a\tO\n")]
    [InlineData(LanguageModel, nameof(TinyLanguageModel), "a\n")]
    [InlineData(Translator, nameof(TinyTranslator), "a\tb\n")]
    public async Task A_model_file_without_vocabulary_cannot_be_measured(string task, string network, string example)
    {
        using var run = new CommandLineRun(() => Commands(task));

        await AssertRefusedAsync(run, ["evaluate", "--model", Save(run, Description(network)), "--test", run.Write("test.txt", example)], $"The model file of {network} holds no vocabulary");
    }

    [Theory]
    [InlineData(Tagger, "expected sentences with a tag for each word, found none")]
    [InlineData(LanguageModel, "expected sentences, one a line, found none")]
    [InlineData(Translator, "expected pairs of sentences, found none")]
    public async Task Files_without_examples_are_named(string task, string message)
    {
        using var run = new CommandLineRun(() => Commands(task));

        await AssertRefusedAsync(run, ["train", "--train", run.Write("empty.txt", "\n\n"), "--model", run.PathOf("m.safetensors")], "empty.txt: " + message);
    }

    [Theory]
    [InlineData(Tagger, "Grün\tO\n")]
    [InlineData(LanguageModel, "Grün\n")]
    [InlineData(Translator, "green\tGrün\n")]
    public async Task Other_encodings_are_named(string task, string line)
    {
        using var run = new CommandLineRun(() => Commands(task));
        string latin = run.PathOf("latin.txt"), wide = run.PathOf("wide.txt");
        File.WriteAllText(latin, line, Encoding.Latin1);
        File.WriteAllText(wide, line, Encoding.Unicode);

        await AssertRefusedAsync(run, ["train", "--train", latin, "--model", run.PathOf("m.safetensors")], "latin.txt, line 1: expected UTF-8, found other bytes");
        await AssertRefusedAsync(run, ["train", "--train", wide, "--model", run.PathOf("m.safetensors")], "wide.txt: expected text in UTF-8, found UTF-16; save it as UTF-8");
    }

    [Theory]
    [InlineData(Tagger, "tag")]
    [InlineData(LanguageModel, "score")]
    [InlineData(Translator, "translate")]
    public async Task Texts_in_other_encodings_are_named(string task, string verb)
    {
        using var run = new CommandLineRun(() => Commands(task));
        NetworkDescription description = task switch { Tagger => TinyTagger.Description, LanguageModel => TinyLanguageModel.Description, _ => TinyTranslator.Description };
        string model = Save(run, description, "a", "b"), latin = run.PathOf("latin.txt");
        File.WriteAllText(latin, "a b\nGrün\n", Encoding.Latin1);

        await AssertRefusedAsync(run, [verb, "--model", model, "--input", latin], "latin.txt, line 2: expected UTF-8, found other bytes");

        File.WriteAllText(latin, "a b\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await run.RunAsync(0, [verb, "--model", model, "--input", latin]);
        Assert.DoesNotContain("\uFEFF", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tagger, "a\tO\nb\tB-NAME\nc\tI-NAME\n")]
    [InlineData(LanguageModel, "a b c\n")]
    [InlineData(Translator, "a b\tc d\n")]
    public async Task Of_one_example_nothing_can_be_set_aside(string task, string content)
    {
        using var run = new CommandLineRun(() => Commands(task));

        await AssertRefusedAsync(run, ["train", "--train", run.Write("one.txt", content), "--model", run.PathOf("m.safetensors")], "of which no share can be set aside");
    }

    [Theory]
    [InlineData(Tagger, "a\tO\nb\tB-NAME\nc\tI-NAME\n\n")]
    [InlineData(LanguageModel, "a b c\n")]
    [InlineData(Translator, "a b\tc d\n")]
    public async Task A_cancelled_training_keeps_its_model_and_its_checkpoint(string task, string example)
    {
        using var run = new CommandLineRun(() => Commands(task));
        string model = run.PathOf("m.safetensors"), checkpoint = run.PathOf("m.checkpoint");
        string[] train = ["train", "--train", run.Write("many.txt", string.Concat(Enumerable.Repeat(example, 8))), "--model", model, "--checkpoint", checkpoint];

        await run.RunAsync(130, train, cancelAt: "epoch 2/50");

        Assert.Equal("Cancelled; the best weights until then were saved. --resume goes on from the checkpoint.\n", run.Errors);
        Assert.True(File.Exists(model) && File.Exists(checkpoint));
        await AssertRefusedAsync(run, train, "Go on from it with --resume, or delete it.");
        await AssertRefusedAsync(run, [.. train, "--resume", "--seed", "2"], "is of another run");
        await AssertRefusedAsync(run, [.. train[..^1], model, "--resume"], "is no checkpoint, but another safetensors file.");
    }

    private static NetworkCommands Commands(string task) => task switch
    {
        Tagger => new SequenceTaggerCommands("a test").Add<TinyTagger>("tiny", Recipe),
        LanguageModel => new LanguageModelCommands("a test").Add<TinyLanguageModel>("tiny", Recipe),
        _ => new TranslatorCommands("a test").Add<TinyTranslator>("tiny", Recipe),
    };

    private static NetworkDescription Description(string network) => network switch
    {
        nameof(TinyTagger) => TinyTagger.Description,
        nameof(TinyLanguageModel) => TinyLanguageModel.Description,
        _ => TinyTranslator.Description,
    };

    /// <summary>Writes a model file with weights of zero, for texts of these words or for ids alone.</summary>
    private static string Save(CommandLineRun run, NetworkDescription description, params string[] words)
    {
        var writer = new ModelFileWriter();
        writer.SetNetwork(description);
        if (words.Length > 0)
        {
            foreach (LayerDescription input in description.Inputs.Select(input => description.Layers[input.Layer]).Where(static layer => layer.Attribute is WordsAttribute))
                writer.SetInput(input.Name, new WordTokenizer(), new Vocabulary([ModelMetadata.DefaultEndToken, .. words]));
        }

        foreach (WeightSlot slot in description.Weights)
            writer.Add(slot.Name, slot.Shape, new float[slot.Shape.Aggregate(1, static (product, size) => product * size)]);
        string path = run.PathOf("whole.safetensors");
        writer.Save(path);
        return path;
    }

    private static async Task AssertRefusedAsync(CommandLineRun run, string[] args, string message)
    {
        await run.RunAsync(ExitCode.BadInput, args);

        Assert.StartsWith("error: ", run.Errors);
        Assert.Contains(message, run.Errors);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
