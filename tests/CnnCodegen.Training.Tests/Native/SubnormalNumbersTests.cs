using CnnCodegen.Training.Native;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Native;

public sealed class SubnormalNumbersTests
{
    // Their product is subnormal, they are not.
    private const float Small = 1e-30f;
    private const float Smaller = 1e-10f;

    [Fact]
    public void Products_below_the_normal_numbers_are_zero_while_the_scope_lasts()
    {
        SkipWhereNotOffered();

        using (SubnormalNumbers.Flush())
            Assert.Equal(0, Product());
    }

    [Fact]
    public void They_count_again_afterwards()
    {
        using (SubnormalNumbers.Flush())
            _ = Product();

        Assert.False(SubnormalNumbers.AreZero);
        Assert.Equal(1e-40f, Product(), 1e-44f);
    }

    [Fact]
    public void An_inner_scope_does_not_end_the_outer_one()
    {
        SkipWhereNotOffered();

        using SubnormalNumbers.Scope outer = SubnormalNumbers.Flush();
        using (SubnormalNumbers.Flush())
            Assert.True(SubnormalNumbers.AreZero);

        Assert.True(SubnormalNumbers.AreZero);
    }

    [Fact]
    public void The_gradients_of_a_training_step_have_none()
    {
        SkipWhereNotOffered();
        var options = new TrainingOptions { Device = TrainingDevice.Cpu, Optimizer = new SgdOptimizer() };
        using TorchNetwork network = TorchNetwork.CreateForTraining(KimNetwork.Description, options);
        using var task = new FadingTask(network);
        using var stepper = new TrainingStepper(network, options, task);

        stepper.Step(batch: 0, learningRate: 0);

        using Tensor greatest = task.Weight.grad!.abs().max();
        Assert.Equal(0, greatest.item<float>());
        Assert.False(SubnormalNumbers.AreZero);
    }

    private static void SkipWhereNotOffered()
    {
        using SubnormalNumbers.Scope scope = SubnormalNumbers.Flush();
        Assert.SkipUnless(SubnormalNumbers.AreZero, "This machine's libtorch does not offer it.");
    }

    private static float Product()
    {
        using Tensor small = tensor(Small);
        using Tensor product = small * Smaller;
        return product.item<float>();
    }

    /// <summary>A task whose gradients are subnormal.</summary>
    private sealed class FadingTask(TorchNetwork network) : ITrainingTask
    {
        public Tensor Weight { get; } = network.Module.parameters().First(static weight => weight.requires_grad);

        public int TrainingExamples => 1;

        public int DevelopmentExamples => 1;

        public int Batches => 1;

        public ModelContent Content => throw new NotSupportedException();

        public IReadOnlyDictionary<string, string> Identity => throw new NotSupportedException();

        public void Begin(TorchNetwork network) => throw new NotSupportedException();

        public void BeginEpoch(int epoch) => throw new NotSupportedException();

        public BatchLoss Loss(int batch) => new((Weight * Smaller * Small).sum(), 1, 1);

        public Evaluation Evaluate() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
