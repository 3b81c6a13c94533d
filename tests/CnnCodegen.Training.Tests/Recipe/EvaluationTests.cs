namespace CnnCodegen.Training.Tests.Recipe;

public sealed class EvaluationTests
{
    [Fact]
    public void Accuracy_and_macro_F1_follow_from_the_confusions()
    {
        // Right in rows, given in columns; the last label never occurs.
        Evaluation evaluation = Evaluation.Of(new long[,] { { 3, 1, 0 }, { 2, 4, 0 }, { 0, 0, 0 } }, loss: 5);

        Assert.Equal(0.7, evaluation.Accuracy, 1e-12);
        Assert.Equal(0.5, evaluation.Loss, 1e-12);

        // F1 = 2 · right / (right ones + given ones): 6 / 9 and 8 / 11.
        Assert.Equal(((6 / 9.0) + (8 / 11.0)) / 2, evaluation.MacroF1!.Value, 1e-12);
    }

    [Theory]
    [InlineData(DevelopmentMetric.Accuracy, false)]
    [InlineData(DevelopmentMetric.MacroF1, true)]
    [InlineData(DevelopmentMetric.Loss, true)]
    public void The_metric_decides_which_is_better(DevelopmentMetric metric, bool isBetter)
    {
        var one = new Evaluation(Accuracy: 0.8, MacroF1: 0.7, Loss: 0.3);
        var other = new Evaluation(Accuracy: 0.9, MacroF1: 0.6, Loss: 0.4);

        Assert.Equal(isBetter, one.IsBetter(other, metric));
        Assert.Equal(!isBetter, other.IsBetter(one, metric));
    }

    [Fact]
    public void Among_equals_the_lower_loss_is_better()
    {
        var one = new Evaluation(Accuracy: 0.8, MacroF1: 0.7, Loss: 0.3);

        Assert.True(one.IsBetter(one with { Loss = 0.31 }, DevelopmentMetric.Accuracy));
        Assert.False(one.IsBetter(one, DevelopmentMetric.Accuracy));
    }
}
