using TorchSharp;

namespace CnnCodegen.Training.Tests.Recipe;

public sealed class InitialRangeTests
{
    /// <summary>A step of nothing leaves weights as they start.</summary>
    [Fact]
    public void Weights_start_within_the_range_and_biases_at_zero()
    {
        var options = new TrainingOptions { Seed = 4, Device = TrainingDevice.Cpu, InitialRange = 0.125 };
        using TorchNetwork network = TorchNetwork.CreateForTraining(Networks.Kim(), options);

        foreach ((string name, torch.Tensor values) in network.Weights())
        {
            float[] numbers = values.data<float>().ToArray();
            if (name.EndsWith("bias", StringComparison.Ordinal))
                Assert.All(numbers, static number => Assert.Equal(0, number));
            else if (!name.StartsWith("Vectors", StringComparison.Ordinal))
                Assert.InRange(numbers.Max(Math.Abs), 0.1, 0.125);
        }
    }
}
