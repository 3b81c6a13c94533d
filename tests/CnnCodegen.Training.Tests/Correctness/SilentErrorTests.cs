using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Correctness;

/// <summary>What a trainer that is wrong without failing would not pass.</summary>
public sealed class SilentErrorTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 60, BatchSize = 8, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Device = TrainingDevice.Cpu, Seed = 3 };

    /// <summary>Texts of random words with random labels: there is nothing to generalise, all must be learnt by heart.</summary>
    [Fact]
    public void Twenty_examples_are_learnt_by_heart()
    {
        TextExample[] examples = RandomExamples(20, seed: 1);

        using TrainedNetwork trained = new TextClassifierTrainer<Undropped>(Options with { Epochs = 100 }).Train(examples, examples, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, trained.Metrics.DevelopmentAccuracy);
        Assert.InRange(trained.Metrics.DevelopmentLoss, 0, 0.05);
    }

    /// <summary>What is learnt by heart from random labels says nothing of other texts; more than chance would mean that the test examples leak.</summary>
    [Fact]
    public void From_shuffled_labels_nothing_is_learnt_about_other_texts()
    {
        TextExample[] all = TrainerTests.Examples(800, seed: 1);
        TextExample[] training = all[..400];
        string[] labels = [.. training.Select(static example => example.Label)];
        new Random(2).Shuffle(labels);
        training = [.. training.Zip(labels, static (example, label) => example with { Label = label })];

        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 10 }).Train(training, RandomExamples(40, seed: 7), cancellationToken: TestContext.Current.CancellationToken);

        // Of 400 coin tosses the share of heads has a standard deviation of 0.025.
        Assert.InRange(Accuracy(trained, all[400..]), 0.4, 0.6);
        using TrainedNetwork right = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 10 }).Train(all[..400], all[..40], cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(Accuracy(right, all[400..]), 0.99, 1);
    }

    /// <summary>Without any knowledge each of K labels has the probability 1 / K.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void The_first_loss_is_the_logarithm_of_the_number_of_labels(int labels)
    {
        NetworkDescription description = Networks.Kim(outputs: labels);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);
        var examples = new EncodedExamples([.. Networks.Texts(description).Select(text => new[] { text })], [.. Networks.Texts(description).Select((_, index) => index % labels)]);

        // The output layer starts small, not at zero.
        Assert.Equal(Math.Log(labels), Loss(), 0.15);

        // At zero, as in Kim's own code, it is exact.
        using (no_grad())
        {
            network.Weights()["Logits.weight"].zero_();
            network.Weights()["Logits.bias"].zero_();
        }

        Assert.Equal(Math.Log(labels), Loss(), 1e-6);

        double Loss() => new DevelopmentEvaluator(network, examples, labels, batchSize: 4).Evaluate().Loss;
    }

    /// <summary>The mean loss of the epoch's report and of the evaluation is that of the probabilities which the network gives.</summary>
    [Fact]
    public void The_development_loss_is_that_of_the_predictions()
    {
        TextExample[] development = TrainerTests.Examples(30, seed: 2);
        using TrainedNetwork trained = new TextClassifierTrainer<KimNetwork>(Options with { Epochs = 2 }).Train(TrainerTests.Examples(40, seed: 1), development, cancellationToken: TestContext.Current.CancellationToken);

        double expected = trained.Logits([.. development.Select(static example => example.Text)]).Zip(development, (logits, example) =>
        {
            double sum = logits.Sum(static logit => Math.Exp(logit));
            return -Math.Log(Math.Exp(logits[trained.Labels.ToList().IndexOf(example.Label)]) / sum);
        }).Average();

        Assert.Equal(expected, trained.Metrics.DevelopmentLoss, 1e-5);
    }

    private static double Accuracy(TrainedNetwork trained, TextExample[] examples) =>
        trained.Logits([.. examples.Select(static example => example.Text)])
            .Zip(examples, (row, example) => trained.Labels[row[0] >= row[1] ? 0 : 1] == example.Label ? 1.0 : 0)
            .Average();

    private static TextExample[] RandomExamples(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
            new TextExample(string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"w{random.Next(25)}")), random.Next(2) == 0 || index == 0 ? "good" : "bad"))];
    }

    /// <summary>Kim's network in small, without dropout and limits.</summary>
    internal sealed class Undropped : Trained<Undropped>, INetwork<Undropped>
    {
        public static NetworkDescription Description { get; } = Networks.Kim(dropout: 0, maxNorm: 0);
    }
}
