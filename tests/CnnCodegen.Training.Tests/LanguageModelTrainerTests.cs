using CnnCodegen.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests;

/// <summary>Training of language models.</summary>
public sealed class LanguageModelTrainerTests : IDisposable
{
    /// <summary>Rows of the embedding and outputs of the networks below.</summary>
    private const int Rows = 10;

    private static readonly TrainingOptions Options = new()
    {
        Tokenizer = new WhitespaceTokenizer(), Epochs = 3, BatchSize = 4, PieceLength = 5, Device = TrainingDevice.Cpu, Seed = 3,
        Optimizer = new AdamOptimizer { LearningRate = 0.02 },
    };

    private static readonly LanguageModelText Text = Sentences(60, seed: 1);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private static readonly Dictionary<string, TrainingOptions> Recipes = new()
    {
        ["Adam"] = Options,
        ["SGD"] = Options with { Optimizer = new SgdOptimizer { LearningRate = 0.5, Momentum = 0 }, MaxGradientNorm = 1, Initialization = new UniformInitialization(0.1) { OfAll = true } },
        ["SGD with decay"] = Options with { Optimizer = new SgdOptimizer { LearningRate = 0.5, Momentum = 0, WeightDecay = 1e-4 } },
    };

    public static TheoryData<string, int, int> Breaks => new(("Adam", 1, 3), ("Adam", 2, 7), ("Adam", 1, 0), ("SGD", 2, 5), ("SGD with decay", 1, 4));

    private string Path => System.IO.Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_loss_of_a_network_that_knows_nothing_is_the_logarithm_of_its_outputs()
    {
        using var task = new LanguageModelTask(Options, LanguageModelData.Prepare(LstmModel.Description, Options, Text, null));
        using TorchNetwork network = TorchNetwork.Create(LstmModel.Description, seed: 1);
        using (no_grad())
        {
            network.Weights()["Logits.weight"].zero_();
            network.Weights()["Logits.bias"].zero_();
        }

        task.Begin(network);
        task.BeginEpoch(0);
        using DisposeScope scope = NewDisposeScope();
        BatchLoss loss = task.Loss(0);

        Assert.Equal(Math.Log(Rows), loss.Mean.item<float>(), 1e-6);
        Assert.Equal((20, 20), (loss.Terms, loss.Examples));

        // Five steps of four streams: the sum over the steps of the mean over the streams.
        Assert.Equal(5 * Math.Log(Rows), loss.Objective!.item<float>(), 1e-5);
        using (no_grad())
            Assert.Equal(Math.Log(Rows), task.Evaluate().Loss, 1e-6);
    }

    [Fact]
    public void A_text_that_repeats_itself_is_learnt()
    {
        LanguageModelText text = new("test", [.. Enumerable.Repeat("a b c d", 100)]);

        using TrainedNetwork trained = Train<LstmModel>(Options with { Epochs = 12 }, text);

        Assert.InRange(trained.Metrics.DevelopmentPerplexity, 1, 1.05);
        Assert.InRange(trained.Metrics.DevelopmentAccuracy, 0.99, 1);
    }

    /// <summary>
    /// Sentences of six equal words: who sees the one or two tokens of a piece alone has, with H(p) the entropy of an event, a perplexity of
    /// exp(½ (6/7 H(1/6) + 5/7 H(1/5))) = 1.45 at best.
    /// </summary>
    [Fact]
    public void What_a_piece_does_not_show_is_learnt_from_the_state()
    {
        LanguageModelText text = new("test", [.. Enumerable.Repeat("a a a a a a", 100)]);

        using TrainedNetwork trained = Train<LstmModel>(Options with { Epochs = 15, PieceLength = 2 }, text);

        Assert.InRange(trained.Metrics.DevelopmentPerplexity, 1, 1.35);
    }

    [Fact]
    public void An_evaluation_is_the_same_in_pieces_of_any_length()
    {
        using TorchNetwork network = TorchNetwork.Create(LstmModel.Description, seed: 1);
        network.Module.eval();
        double[] losses = [.. ((int[])[12, 5, 1]).Select(length =>
        {
            TrainingOptions options = Options with { PieceLength = length };
            using var task = new LanguageModelTask(options, LanguageModelData.Prepare(LstmModel.Description, options, Text, null));
            task.Begin(network);
            using IDisposable frozen = no_grad();
            return task.Evaluate().Loss;
        })];

        Assert.All(losses, loss => Assert.Equal(losses[0], loss, 1e-6));
    }

    [Theory, MemberData(nameof(Breaks))]
    public void A_broken_run_goes_on_as_if_it_had_not_been(string recipe, int epoch, int batch)
    {
        TrainingOptions options = Recipes[recipe];
        byte[] expected = File<LstmModel>(options, null);

        byte[] broken = File<LstmModel>(options with { Checkpoint = new CheckpointOptions(Path) }, (epoch, batch));
        byte[] resumed = File<LstmModel>(options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } }, null);

        Assert.NotEqual(expected, broken);
        Assert.Equal(expected, resumed);
    }

    [Fact]
    public void The_state_of_the_streams_belongs_to_the_checkpoint()
    {
        File<LstmModel>(Options with { Checkpoint = new CheckpointOptions(Path) }, (1, 3));

        Assert.Equal(["task.Memory.l0.c", "task.Memory.l0.h"], ModelFile.Read(Path).Tensors.Select(tensor => tensor.Name).Where(name => name.StartsWith("task.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Another_text_is_another_run()
    {
        File<LstmModel>(Options with { Checkpoint = new CheckpointOptions(Path) }, (1, 3));

        var refused = Assert.Throws<CheckpointException>(() => Train<LstmModel>(Options with { Checkpoint = new CheckpointOptions(Path) { Resume = true } }, Sentences(60, seed: 2)));

        Assert.Contains("training data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_may_be_read_by_their_characters()
    {
        LanguageModelText text = new("test", [.. Enumerable.Repeat("ab ba abc cba", 60)]);

        using TrainedNetwork trained = Train<SpelledModel>(Options with { Epochs = 12 }, text);

        Assert.InRange(trained.Metrics.DevelopmentPerplexity, 1, 1.2);
        Assert.Equal(["/", "<", ">", "a", "b", "c", "s"], trained.Inputs["Spelled.Letters"].Vocabulary.Tokens.Order(StringComparer.Ordinal));
    }

    /// <summary>Generated code scores texts so.</summary>
    [Fact]
    public void Words_are_spelled_as_they_are_written_though_the_vocabulary_has_small_letters()
    {
        LanguageModelText text = new("test", ["Ab ba", "BA aB"]);
        TrainingOptions options = Options with { Tokenizer = new WhitespaceTokenizer(lowercase: true), BatchSize = 1, PieceLength = 7 };

        LanguageModelData data = LanguageModelData.Prepare(SpelledModel.Description, options, text, text);

        StreamPiece piece = data.Training[0];
        Assert.Equal(["</s>", "ab", "ba"], data.Inputs["Words"].Vocabulary.Tokens);
        Assert.Equal(["/", "<", ">", "A", "B", "a", "b", "s"], data.Inputs["Spelled.Letters"].Vocabulary.Tokens.Order(StringComparer.Ordinal));
        Assert.Equal(TextInputs.SequencesOf(SpelledModel.Description, data.Inputs).Encode(["</s>", "Ab", "ba", "</s>", "BA", "aB"]), [piece.Ids[0], .. piece.Spellings[0][0]]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Words_that_are_too_long_for_vocabularies_are_passed_over_as_in_scores(bool isSpelled)
    {
        LanguageModelText text = new("test", ["ab " + new string('a', WordTokenizer.LongestToken + 1) + " ba"]);
        NetworkDescription description = isSpelled ? SpelledModel.Description : LstmModel.Description;

        LanguageModelData data = LanguageModelData.Prepare(description, Options with { BatchSize = 1 }, text, text);

        Assert.Equal([2, 3, 4], data.Training[0].Ids[0]);
        Assert.Equal(["</s>", "ab", "ba"], data.Inputs["Words"].Vocabulary.Tokens);
    }

    [Fact]
    public void A_model_file_holds_what_reading_and_ending_texts_takes()
    {
        using TrainedNetwork trained = Train<LstmModel>(Options with { Epochs = 1 }, Text);

        IReadOnlyDictionary<string, string> metadata = trained.ToModelFile().Metadata;

        Assert.Equal("</s>", metadata[ModelMetadata.EndToken]);
        Assert.Equal("</s>", Vocabulary.FromJson(metadata[ModelMetadata.Vocabulary("Words")]).Tokens[0]);
        Assert.IsType<WhitespaceTokenizer>(Tokenizer.FromJson(metadata[ModelMetadata.Tokenizer("Words")]));
        Assert.DoesNotContain(ModelMetadata.Labels, metadata.Keys);
    }

    [Fact]
    public void Unknown_words_and_their_mark_have_one_id()
    {
        // Eight places beside the two reserved ids: the end of sentences and the seven most frequent words.
        LanguageModelText text = new("test", ["a a b b c c d d e e f f g g x", "a b c d e f g <unk>"]);

        using TrainedNetwork trained = Train<LstmModel>(Options with { Epochs = 1 }, text);

        Assert.Equal(["</s>", "a", "b", "c", "d", "e", "f", "g"], trained.Vocabulary.Tokens);
    }

    [Fact]
    public void All_weights_start_in_the_range_where_it_is_that_of_all()
    {
        using TorchNetwork network = TorchNetwork.CreateForTraining(LstmModel.Description, Options with { Initialization = new UniformInitialization(0.05) { OfAll = true } });

        Assert.All(network.Weights(), weight => Assert.InRange(weight.Value.abs().max().item<float>(), 0.01f, 0.05f));
    }

    [Fact]
    public void The_schedule_of_the_papers_halves_the_rate_where_perplexity_falls_by_less_than_one()
    {
        var course = new LearningRateCourse(
            Options with { Metric = DevelopmentMetric.Perplexity, Optimizer = new SgdOptimizer { LearningRate = 1, Momentum = 0 }, Schedule = new PlateauSchedule { Patience = 0, MinimumImprovement = 1 } }, steps: 100);
        double[] rates = [.. ((double[])[200, 120, 118.5, 117.6, 117.4]).Select(perplexity =>
        {
            course.EndEpoch(new Evaluation(0, null, Math.Log(perplexity)));
            return course.Rate(0, 0);
        })];

        Assert.Equal([1, 1, 1, 0.5, 0.5], rates);
    }

    [Fact]
    public void Settings_that_do_not_fit_are_refused_in_words()
    {
        AssertRefused(Options with { PieceLength = 13 }, "Pieces of 13 tokens");
        AssertRefused(Options with { Vocabulary = new Vocabulary(["a", "b"]) }, "has no '</s>'");
        AssertRefused(Options with { Vocabulary = new Vocabulary(["</s>", .. Enumerable.Range(0, 9).Select(index => $"w{index}")]) }, "12 ids");
        AssertRefused(Options with { ClassWeights = ClassWeights.Balanced }, "ClassWeights is given, but a language model has no labels");
        AssertRefused(Options with { Labels = ["a", "b"] }, "Labels is given, but a language model has no labels");
        Assert.Throws<ArgumentOutOfRangeException>(() => new LanguageModelTrainer<LstmModel>(Options with { PieceLength = 0 }));

        static void AssertRefused(TrainingOptions options, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Train<LstmModel>(options, Text)).Message, StringComparison.Ordinal);
    }

    private static TrainedNetwork Train<TNetwork>(TrainingOptions options, LanguageModelText text)
        where TNetwork : INetwork<TNetwork> => new LanguageModelTrainer<TNetwork>(options).Train(text, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Trains, to the end or to a batch, and yields the model file.</summary>
    private static byte[] File<TNetwork>(TrainingOptions options, (int Epoch, int Batch)? end)
        where TNetwork : INetwork<TNetwork>
    {
        using var cancellation = new CancellationTokenSource();
        var watch = new Watch(reached =>
        {
            if (end is { } place && reached.Epoch == place.Epoch && reached.Batch == (place.Batch == 0 ? reached.Batches : place.Batch))
                cancellation.Cancel();
        });
        using TrainedNetwork trained = new LanguageModelTrainer<TNetwork>(options).Train(Text, progress: watch, cancellationToken: cancellation.Token);
        using var stream = new MemoryStream();
        trained.Save(stream);
        return stream.ToArray();
    }

    private static LanguageModelText Sentences(int count, int seed)
    {
        var random = new Random(seed);
        return new LanguageModelText("test", [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abcdef"[random.Next(6)])))]);
    }

    private sealed class Watch(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}

/// <summary>A language model that reads the characters of words.</summary>
internal sealed class SpelledModel : INetwork<SpelledModel>
{
    public static NetworkDescription Description { get; } = LanguageNetworks.Spelled(outputs: 10);

    public static SpelledModel Load(ModelFile file) => throw new NotSupportedException("This class has no generated code.");

    public int OutputLength(InputIds ids) => throw new NotSupportedException("This class has no generated code.");

    public void Compute(InputIds ids, Span<float> output) => throw new NotSupportedException("This class has no generated code.");
}

/// <summary>A language model's class as the trainer sees it: only its description counts.</summary>
internal sealed class LstmModel : INetwork<LstmModel>
{
    public static NetworkDescription Description { get; } = LanguageNetworks.Lstm(rows: 10, units: 12, dropout: 0.2);

    public static LstmModel Load(ModelFile file) => throw new NotSupportedException("This class has no generated code.");

    public int OutputLength(InputIds ids) => throw new NotSupportedException("This class has no generated code.");

    public void Compute(InputIds ids, Span<float> output) => throw new NotSupportedException("This class has no generated code.");
}
