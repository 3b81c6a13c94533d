namespace CnnCodegen.Training.Tests.Correctness;

/// <summary>
/// TorchSharp's scalars are freed by the thread of the finalizers; one that nothing refers to may be freed while libtorch reads it. In the collection that
/// runs alone, because the heap is the process's.
/// </summary>
[Collection(nameof(ProcessGenerator))]
public sealed class ScalarLifetimeTests
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 4,
        BatchSize = 8,
        Optimizer = new AdamOptimizer { WeightDecay = 0.01 },
        MaxGradientNorm = 1,
        Device = TrainingDevice.Cpu,
    };

    [Fact]
    public void Collections_on_another_thread_leave_training_as_it_is()
    {
        IReadOnlyList<EpochResult> undisturbed = Train();

        // A scalar that nothing keeps ends the run within seconds, once the methods are compiled with optimisation: before that, their variables keep it.
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(6));
        var collector = new Thread(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                GC.Collect(0);
                Thread.Yield();
            }
        });
        collector.Start();
        try
        {
            while (!enough.IsCancellationRequested)
                Assert.Equal(undisturbed, Train());
        }
        finally
        {
            enough.Cancel();
            collector.Join();
        }
    }

    private static IReadOnlyList<EpochResult> Train()
    {
        using TrainedNetwork trained = new TextClassifierTrainer<WithWordDropout>(Options).Train(TrainerTests.Examples(64, seed: 1), TrainerTests.Examples(8, seed: 2));
        return trained.Epochs;
    }
}
