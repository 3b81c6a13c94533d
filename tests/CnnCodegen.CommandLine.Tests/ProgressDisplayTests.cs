using CnnCodegen.Training;

namespace CnnCodegen.CommandLine.Tests;

public sealed class ProgressDisplayTests
{
    private static readonly TrainingProgress Progress = new(Epoch: 3, Epochs: 25, Batch: 120, Batches: 4000, Loss: 0.1234, DevelopmentAccuracy: 0.816, ExamplesPerSecond: 5123.4);

    [Theory]
    [InlineData(200, "epoch 3/25  batch 120/4000  loss 0.123  development 81.6 %  5123 texts/s")]
    [InlineData(60, "epoch 3/25  loss 0.123  development 81.6 %  5123 texts/s")]
    [InlineData(44, "epoch 3/25  loss 0.123  development 81.6 %")]
    [InlineData(20, "epoch 3/25")]
    [InlineData(5, "epoch 3/25")]
    public void A_narrow_terminal_shows_what_matters_most(int width, string expected) => Assert.Equal(expected, ProgressDisplay.Describe(Progress, width));
}
