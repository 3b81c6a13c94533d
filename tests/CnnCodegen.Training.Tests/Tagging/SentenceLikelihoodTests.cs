using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Tagging;

/// <summary>The likelihood of whole sentences' tags against the sum over all taggings, one by one.</summary>
public sealed class SentenceLikelihoodTests
{
    private const int Tags = 3;
    private const int Longest = 4;

    private static readonly int[][] Right = [[2], [0, 1], [1, 1, 2], [2, 0, 0, 1], [0, 2, 1]];

    [Fact]
    public void It_is_that_of_the_sum_over_all_taggings()
    {
        using DisposeScope scope = NewDisposeScope();
        (TransitionsModule transitions, Tensor scores) = Model();

        Assert.Equal(Expected(transitions, scores), SentenceLikelihood.Loss(scores, transitions, Right).item<double>(), 1e-10);
    }

    [Fact]
    public void Batches_are_the_sum_of_their_sentences_whatever_stands_behind_them()
    {
        using DisposeScope scope = NewDisposeScope();
        (TransitionsModule transitions, Tensor scores) = Model();
        double alone = Right.Select((tags, sentence) =>
            SentenceLikelihood.Loss(scores[sentence].unsqueeze(0).narrow(2, 0, tags.Length), transitions, [tags]).item<double>()).Sum();
        for (int sentence = 0; sentence < Right.Length; sentence++)
        {
            if (Right[sentence].Length < Longest)
                scores[sentence].narrow(1, Right[sentence].Length, Longest - Right[sentence].Length).fill_(1e30);
        }

        Assert.Equal(alone, SentenceLikelihood.Loss(scores, transitions, Right).item<double>(), 1e-10);
    }

    [Fact]
    public void Large_scores_stay_finite()
    {
        using DisposeScope scope = NewDisposeScope();
        (TransitionsModule transitions, Tensor scores) = Model();
        Tensor large = scores * 1e4;

        // One tagging has all the probability, so that the loss is the difference of two scores.
        Assert.Equal(
            Right.Select((tags, sentence) => Taggings(tags.Length).Max(other => Score(transitions, large, sentence, other)) - Score(transitions, large, sentence, tags)).Sum(),
            SentenceLikelihood.Loss(large, transitions, Right).item<double>(), 1e-6);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        const double Step = 1e-5;
        using DisposeScope scope = NewDisposeScope();
        (TransitionsModule transitions, Tensor scores) = Model();
        scores.requires_grad_(true);
        SentenceLikelihood.Loss(scores, transitions, Right).backward();
        Tensor[] weights = [scores, transitions.Weight, transitions.Start];
        double[][] gradients = [.. weights.Select(weight => weight.grad!.reshape(-1).data<double>().ToArray())];

        using IDisposable frozen = no_grad();
        foreach ((Tensor weight, double[] gradient) in weights.Zip(gradients))
        {
            Tensor flat = weight.view(-1);
            for (int element = 0; element < gradient.Length; element++)
            {
                double value = flat[element].item<double>();
                flat[element] = value + Step;
                double above = Expected(transitions, scores);
                flat[element] = value - Step;
                double below = Expected(transitions, scores);
                flat[element] = value;
                Assert.Equal((above - below) / (2 * Step), gradient[element], 1e-8);
            }
        }
    }

    private static (TransitionsModule Transitions, Tensor Scores) Model()
    {
        var layer = new LayerDescription("Pairs", new TransitionsAttribute(), [], [0], new(ShapeKind.Sequence, Longest, Tags), []);
        using var generator = new Generator(1);
        var transitions = new TransitionsModule(layer, new Initializer(generator, CPU, ScalarType.Float64));
        using IDisposable frozen = no_grad();
        transitions.Weight.uniform_(-1, 1, generator);
        transitions.Start.uniform_(-1, 1, generator);
        return (transitions, empty(Right.Length, Tags, Longest, dtype: ScalarType.Float64).uniform_(-2, 2, generator));
    }

    /// <summary>Minus the logarithm of the right taggings' share, by going through all taggings.</summary>
    private static double Expected(TransitionsModule transitions, Tensor scores) => Right.Select((tags, sentence) =>
        Math.Log(Taggings(tags.Length).Sum(other => Math.Exp(Score(transitions, scores, sentence, other)))) - Score(transitions, scores, sentence, tags)).Sum();

    private static double Score(TransitionsModule transitions, Tensor scores, int sentence, int[] tags) => tags.Select((tag, token) =>
        scores[sentence, tag, token].item<double>() + (token == 0 ? transitions.Start[tag] : transitions.Weight[tags[token - 1], tag]).item<double>()).Sum();

    private static IEnumerable<int[]> Taggings(int length) => length == 0
        ? [[]]
        : Taggings(length - 1).SelectMany(static before => Enumerable.Range(0, Tags).Select(tag => (int[])[.. before, tag]));
}
