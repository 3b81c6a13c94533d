using CnnCodegen.Text;

namespace CnnCodegen.Training.Tests;

public sealed class BadInputTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 1, Device = TrainingDevice.Cpu };

    private static readonly TextExample[] Examples = TrainerTests.Examples(20, seed: 1);

    [Fact]
    public void No_training_examples() => Refused("There are no training examples", []);

    [Fact]
    public void No_development_examples() => Refused("There are no development examples", Examples, []);

    [Fact]
    public void One_label_only() =>
        Refused("All 10 training examples have the label 'good'", [.. Examples.Where(example => example.Label == "good")], options: Options with { Labels = ["bad", "good"] });

    [Fact]
    public void More_labels_than_outputs() =>
        Refused("'SmallKim' has 2 outputs (layer 'Logits'), but the training examples have 3 labels: 'bad', 'fair', 'good'", [.. Examples, new("so so", "fair")]);

    [Fact]
    public void Fewer_labels_than_outputs() => Refused("there are 1 labels: 'good'", Examples, options: Options with { Labels = ["good"] });

    [Fact]
    public void A_label_that_is_not_listed() =>
        Refused("Example 0 has the label 'good', which is none of 'bad', 'fine'", Examples, options: Options with { Labels = ["bad", "fine"] });

    [Fact]
    public void A_development_label_that_training_does_not_have() => Refused("Example 0 has the label 'fair'", Examples, [new("so so", "fair")]);

    [Fact]
    public void A_label_listed_twice() => Refused("The label 'good' is listed twice", Examples, options: Options with { Labels = ["good", "good"] });

    [Fact]
    public void Pieces_of_texts_that_are_read_whole() => Refused("PieceLength is 5, but only language models", Examples, options: Options with { PieceLength = 5 });

    [Fact]
    public void An_example_without_text() => Refused("Example 20 has no text", [.. Examples, new(null!, "good")]);

    [Fact]
    public void An_example_without_label() => Refused("Example 20 has no label", [.. Examples, new("so so", null!)], options: Options with { Labels = ["bad", "good"] });

    [Fact]
    public void A_tokenizer_of_characters_for_words() =>
        Refused("Input 'Sentence' of 'SmallKim' is WordsAttribute, but its tokenizer is CharacterTokenizer", Examples, options: Options with { Tokenizer = new CharacterTokenizer() });

    [Fact]
    public void A_vocabulary_larger_than_the_embedding() =>
        Refused("The vocabulary has 31 ids, but 'SmallKim''s embedding of 'Sentence' has 30 rows", Examples, options: Options with { Vocabulary = new Vocabulary(Enumerable.Range(0, 29).Select(number => $"w{number}")) });

    [Fact]
    public void A_vocabulary_that_is_built_fits_the_embedding()
    {
        TextExample[] examples = [.. Enumerable.Range(0, 50).Select(number => new TextExample($"w{number} x", number % 2 == 0 ? "a" : "b"))];

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options).Train(examples, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(30, trained.Vocabulary.Count);
    }

    [Fact]
    public void Settings_out_of_their_range()
    {
        TrainingOptions[] wrong =
        [
            Options with { Epochs = 0 }, Options with { BatchSize = 0 }, Options with { MinFrequency = 0 },
            Options with { DevelopmentFraction = 0 }, Options with { DevelopmentFraction = 1 }, Options with { DevelopmentFraction = double.NaN },
            Options with { Optimizer = new AdamOptimizer { LearningRate = 0 } }, Options with { Optimizer = new AdamOptimizer { Beta1 = 1 } },
            Options with { Optimizer = new SgdOptimizer { Momentum = -0.1 } }, Options with { Optimizer = new SgdOptimizer { LearningRate = double.PositiveInfinity } },
            Options with { Optimizer = new AdadeltaOptimizer { Rho = 1 } }, Options with { Optimizer = new AdadeltaOptimizer { Epsilon = 0 } },
            Options with { Optimizer = new AdadeltaOptimizer { WeightDecay = double.NaN } },
        ];

        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new TextClassifierTrainer<KimNetwork>(options)));
    }

    [Fact]
    public void A_loss_that_is_not_a_number_stops_and_hands_over_the_best_so_far()
    {
        // One batch an epoch: the weights leap to 10¹² in the first, which still gives numbers, and out of all bounds soon after.
        TrainingDivergedException exception = Diverge(Options with { Epochs = 50, BatchSize = 100 });

        Assert.Contains("The learning rate, 1000000000000 for SgdOptimizer, is probably too high", exception.Message);
        using TrainedNetwork best = exception.Best!;
        Assert.Equal(TrainingEnd.Diverged, best.Metrics.End);
        Assert.InRange(best.Metrics.Epochs, best.Metrics.BestEpoch + 1, 49);
        Assert.All(best.Logits([Examples[0].Text])[0], logit => Assert.True(float.IsFinite(logit)));
    }

    [Fact]
    public void A_loss_that_is_not_a_number_in_the_first_epoch_leaves_nothing_to_keep() =>
        Assert.Null(Diverge(Options with { Epochs = 50, BatchSize = 1 }).Best);

    private static TrainingDivergedException Diverge(TrainingOptions options) => Assert.Throws<TrainingDivergedException>(() =>
        new TextClassifierTrainer<UnboundedNetwork>(options with { Optimizer = new SgdOptimizer { LearningRate = 1e12 } })
            .Train(Examples, Examples[..4], cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void A_device_that_is_not_there()
    {
        Torch.EnsureLoaded();
        if (TorchSharp.torch.cuda.is_available())
            Assert.Skip("This machine has a CUDA device.");

        var exception = Assert.Throws<InvalidOperationException>(() => TorchNetwork.Create(KimNetwork.Description, seed: 1, TrainingDevice.Cuda));

        Assert.Contains("-p:TorchBackend=cuda", exception.Message);
    }

    private static void Refused(string message, TextExample[] training, TextExample[]? development = null, TrainingOptions? options = null)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => new TextClassifierTrainer<KimNetwork>(options ?? Options).Train(training, development, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(message, exception.Message);
    }

    private sealed class UnboundedNetwork : INetwork<UnboundedNetwork>
    {
        public static NetworkDescription Description { get; } = Networks.Kim(maxNorm: 0);

        public static UnboundedNetwork Load(ModelFile file) => throw new NotSupportedException("This class has no generated code.");

        public int OutputLength(InputIds ids) => throw new NotSupportedException("This class has no generated code.");

        public void Compute(InputIds ids, Span<float> output) => throw new NotSupportedException("This class has no generated code.");    }
}
