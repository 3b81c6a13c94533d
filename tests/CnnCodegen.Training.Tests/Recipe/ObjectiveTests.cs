using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Recipe;

public sealed class ObjectiveTests
{
    private static readonly double[][] Probabilities = [[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]];
    private static readonly int[] Right = [0, 1];

    [Fact]
    public void Without_settings_it_is_the_mean_cross_entropy() =>
        Assert.Equal(-(Math.Log(0.7) + Math.Log(0.3)) / 2, Loss(new TrainingOptions()), 1e-6);

    [Fact]
    public void Label_smoothing_spreads_a_share_over_all_labels()
    {
        double spread = Probabilities.Average(row => row.Average(p => -Math.Log(p)));
        double right = -(Math.Log(0.7) + Math.Log(0.3)) / 2;

        Assert.Equal((0.9 * right) + (0.1 * spread), Loss(new TrainingOptions { LabelSmoothing = 0.1 }), 1e-6);
    }

    [Fact]
    public void Given_class_weights_divide_by_their_sum()
    {
        ClassWeights weights = ClassWeights.Of(new Dictionary<string, double> { ["a"] = 3, ["c"] = 100 });

        Assert.Equal(-((3 * Math.Log(0.7)) + (1 * Math.Log(0.3))) / 4, Loss(new TrainingOptions { ClassWeights = weights }), 1e-6);
    }

    [Fact]
    public void Balanced_class_weights_are_inverse_frequencies()
    {
        float[] weights = ClassWeights.Balanced.For(["a", "b", "c"], [0, 0, 0, 0, 1, 1]);

        // 6 examples, 3 labels: 6 / (3 · 4), 6 / (3 · 2); the label without examples counts as one with one.
        Assert.Equal([0.5f, 1, 2], weights);
    }

    [Fact]
    public void A_weight_for_an_unknown_label_is_refused()
    {
        ClassWeights weights = ClassWeights.Of(new Dictionary<string, double> { ["d"] = 3 });

        var exception = Assert.Throws<ArgumentException>(() => weights.For(["a", "b"], [0, 1]));
        Assert.Contains("names the label 'd', which is none of 'a', 'b'", exception.Message);
    }

    private static double Loss(TrainingOptions options)
    {
        using DisposeScope scope = NewDisposeScope();
        using var objective = new Objective(options, ["a", "b", "c"], Right, CPU);
        Tensor scores = tensor([.. Probabilities.SelectMany(row => row.Select(p => (float)Math.Log(p)))], [2, 3]);
        return objective.Of(scores, tensor(Array.ConvertAll(Right, label => (long)label))).item<float>();
    }
}
