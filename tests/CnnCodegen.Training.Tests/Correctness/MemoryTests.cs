using TorchSharp;

namespace CnnCodegen.Training.Tests.Correctness;

/// <summary>In the collection that runs alone, because the heap is the process's.</summary>
[Collection(nameof(ProcessGenerator))]
public sealed class MemoryTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 80, BatchSize = 8, Optimizer = new AdadeltaOptimizer(), Device = TrainingDevice.Cpu };

    [Fact]
    public void Hundreds_of_steps_leave_neither_tensors_nor_objects_behind()
    {
        List<(long Tensors, long Bytes)> seen = [];

        // On a thread of its own, because TorchSharp counts tensors by thread.
        var thread = new Thread(() => new TextClassifierTrainer<WithWordDropout>(Options)
            .Train(TrainerTests.Examples(64, seed: 1), TrainerTests.Examples(8, seed: 2), new Observer(seen)).Dispose());
        thread.Start();
        thread.Join();

        // 20 epochs have made all that stays; 60 more are 480 steps, each of which makes some hundred tensors and several kilobytes of arrays.
        Assert.Equal(80, seen.Count);
        Assert.Equal(seen[20].Tensors, seen[^1].Tensors);
        Assert.InRange(seen[^1].Bytes - seen[20].Bytes, long.MinValue, 200_000);
    }

    /// <summary>Counts at the last batch of each epoch, before the evaluation.</summary>
    private sealed class Observer(List<(long Tensors, long Bytes)> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Batch == value.Batches && value.Epoch == seen.Count + 1)
                seen.Add((DisposeScopeManager.Statistics.ThreadTotalLiveCount, GC.GetTotalMemory(forceFullCollection: true)));
        }
    }
}
