using CnnCodegen.Training.Tests.Modules;

namespace CnnCodegen.Training.Tests.Recipe;

/// <summary>Weights as a run starts from them.</summary>
public sealed class InitializationTests
{
    private const int Width = 5;
    private const int FanIn = Width * NetworkBuilder.Dimensions;

    private static NetworkDescription Wide { get; } = NetworkBuilder.OfVectors()
        .Then("Convolution", new Conv1dAttribute(400, Width), NetworkBuilder.Sequence(400, NetworkBuilder.MaxLength - Width + 1), ("weight", [400, NetworkBuilder.Dimensions, Width]), ("bias", [400]))
        .Build(Width);

    [Fact]
    public void Weights_start_within_the_range_and_biases_at_zero()
    {
        foreach ((string name, float[] numbers) in Weights(Networks.Kim(), new UniformInitialization(0.125)))
        {
            if (IsBias(name))
                Assert.All(numbers, static number => Assert.Equal(0, number));
            else if (!name.StartsWith("Vectors", StringComparison.Ordinal))
                Assert.InRange(numbers.Max(Math.Abs), 0.1, 0.125);
        }
    }

    /// <summary>As PyTorch's own layers: uniform in ± 1 / √fan-in, whose deviation is 1 / √(3 · fan-in).</summary>
    [Fact]
    public void Weights_start_as_in_PyTorch()
    {
        foreach ((_, float[] numbers) in Convolution(new PyTorchInitialization()))
        {
            Assert.InRange(numbers.Max(Math.Abs), 0.9 / Math.Sqrt(FanIn), 1 / Math.Sqrt(FanIn));
            Assert.InRange(Deviation(numbers), 0.9 / Math.Sqrt(3 * FanIn), 1.1 / Math.Sqrt(3 * FanIn));
        }
    }

    /// <summary>He et al. (2015), equation 10: the variance 2 / fan-in. Of normally distributed numbers one in 370 is beyond three deviations.</summary>
    [Fact]
    public void Weights_start_with_the_variance_that_keeps_signals()
    {
        foreach ((string name, float[] numbers) in Convolution(new HeInitialization()))
        {
            if (IsBias(name))
            {
                Assert.All(numbers, static number => Assert.Equal(0, number));
                continue;
            }

            double deviation = Deviation(numbers);
            Assert.InRange(deviation, 0.97 * Math.Sqrt(2.0 / FanIn), 1.03 * Math.Sqrt(2.0 / FanIn));
            Assert.InRange(numbers.Count(number => Math.Abs(number) > 3 * deviation), numbers.Length / 1000, numbers.Length / 150);
        }
    }

    private static bool IsBias(string name) => name.EndsWith("bias", StringComparison.Ordinal);

    private static double Deviation(float[] numbers) => Math.Sqrt(numbers.Average(static number => (double)number * number));

    private static IEnumerable<(string Name, float[] Numbers)> Convolution(Initialization initialization) =>
        Weights(Wide, initialization).Where(static weight => weight.Name.StartsWith("Convolution", StringComparison.Ordinal));

    private static (string Name, float[] Numbers)[] Weights(NetworkDescription description, Initialization initialization)
    {
        using TorchNetwork network = TorchNetwork.CreateForTraining(description, new TrainingOptions { Seed = 4, Device = TrainingDevice.Cpu, Initialization = initialization });
        return [.. network.Weights().Select(static weight => (weight.Key, weight.Value.data<float>().ToArray()))];
    }
}
