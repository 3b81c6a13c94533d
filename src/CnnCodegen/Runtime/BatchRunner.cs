using System.Buffers;
using System.Numerics;
using System.Runtime.ExceptionServices;

namespace CnnCodegen.Runtime;

/// <summary>Some texts, each of which can be predicted on any thread, in any order.</summary>
internal interface IBatch
{
    /// <summary>The number of texts.</summary>
    int Count { get; }

    /// <summary>How long a text is, in whatever unit.</summary>
    int LengthOf(int text);

    /// <summary>Predicts a text, and leaves the result where it belongs.</summary>
    void Predict(int text, Scratch scratch);

    /// <summary>Computes of a text what the layers read that a batch shares.</summary>
    void RunBody(int text, Span<float> body, Scratch scratch);

    /// <summary>Leaves the result of a text where it belongs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="logits">The network's output for it; may be changed.</param>
    void Finish(int text, Span<float> logits);
}

/// <summary>Predicts batches, on the caller's thread alone or on several.</summary>
/// <remarks>
/// Texts are shared out whole: a thread takes the next one when it is done with one, the longest first, so that what is left at the end, when some
/// threads have nothing to do, is short. A text on two threads would have to hand over its layers every few microseconds.
/// </remarks>
internal static class BatchRunner
{
    /// <summary>Predicts all texts.</summary>
    /// <param name="network">Whose working memory is used: one for each thread.</param>
    /// <param name="batch">The texts.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included. With 1 the texts are predicted in their order, and nothing is allocated.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; some texts have their results, some have not.</exception>
    public static void Run<TBatch>(NetworkModel network, TBatch batch, int degreeOfParallelism, CancellationToken cancellationToken)
        where TBatch : struct, IBatch
    {
        int threads = Math.Min(degreeOfParallelism, batch.Count);
        if (threads > 1)
        {
            RunOnThreads(network, batch, threads, cancellationToken);
            return;
        }

        Scratch scratch = network.Rent();
        Span<int> group = stackalloc int[SharedHead.MostTexts];
        for (int text = 0; text < batch.Count;)
        {
            int count = Math.Min(network.Head is null ? 1 : SharedHead.MostTexts, batch.Count - text);
            for (int i = 0; i < count; i++)
                group[i] = text++;
            RunGroup(network, batch, group[..count], scratch, cancellationToken);
        }

        network.Return(scratch);
    }

    private static void RunGroup<TBatch>(NetworkModel network, TBatch batch, ReadOnlySpan<int> texts, Scratch scratch, CancellationToken cancellationToken)
        where TBatch : struct, IBatch
    {
        if (network.Head is { } head && texts.Length > 1)
        {
            head.Run(batch, texts, scratch, cancellationToken);
            return;
        }

        foreach (int text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Predict(text, scratch);
        }
    }

    private static void RunOnThreads<TBatch>(NetworkModel network, TBatch batch, int threads, CancellationToken cancellationToken)
        where TBatch : struct, IBatch
    {
        int[] order = ArrayPool<int>.Shared.Rent(batch.Count);
        LongestFirst(batch, order);
        var work = new SharedWork<TBatch>(network, batch, order, GroupLength(network, batch.Count, threads), cancellationToken);

        // Tasks that find no thread until the work is done are run by the wait itself, and find nothing to do: no deadlock, however busy the pool is.
        var helpers = new Task[threads - 1];
        for (int i = 0; i < helpers.Length; i++)
            helpers[i] = Task.Factory.StartNew(static work => ((SharedWork<TBatch>)work!).Run(), work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        work.Run();
        Task.WaitAll(helpers);
        ArrayPool<int>.Shared.Return(order);
        work.ThrowFault();
    }

    /// <summary>The texts that a thread takes at a time: where they share layers as many as that pays, but so few that all threads get some.</summary>
    private static int GroupLength(NetworkModel network, int texts, int threads) =>
        network.Head is null ? 1 : Math.Clamp((texts + threads - 1) / threads, 1, SharedHead.MostTexts);

    /// <summary>
    /// Writes the texts' numbers, longest first. Lengths count to within an eighth, which is as even as the end needs to be, and makes the order cost
    /// less than any text; equals keep their order.
    /// </summary>
    internal static void LongestFirst<TBatch>(TBatch batch, Span<int> order)
        where TBatch : struct, IBatch
    {
        Span<int> starts = stackalloc int[Classes + 1];
        starts.Clear();
        for (int text = 0; text < batch.Count; text++)
            starts[LengthClass(batch.LengthOf(text)) + 1]++;
        for (int i = 1; i <= Classes; i++)
            starts[i] += starts[i - 1];
        for (int text = 0; text < batch.Count; text++)
            order[starts[LengthClass(batch.LengthOf(text))]++] = text;
    }

    private const int FractionBits = 3;
    private const int Classes = 32 << FractionBits;

    /// <summary>The class of a length, 0 for the longest: its binary logarithm with three bits of fraction.</summary>
    private static int LengthClass(int length)
    {
        uint value = (uint)length + 1;
        int exponent = BitOperations.Log2(value);
        int fraction = (int)(value << (31 - exponent) >> (31 - FractionBits)) & ((1 << FractionBits) - 1);
        return Classes - 1 - ((exponent << FractionBits) | fraction);
    }

    /// <summary>What the threads of a batch share: the counter from which they take texts, and the first fault, which ends the work of all.</summary>
    private sealed class SharedWork<TBatch>(NetworkModel network, TBatch batch, int[] order, int group, CancellationToken cancellationToken)
        where TBatch : struct, IBatch
    {
        private readonly int _count = batch.Count;
        private int _taken;
        private ExceptionDispatchInfo? _fault;

        public void Run()
        {
            try
            {
                Scratch scratch = network.Rent();
                while (Volatile.Read(ref _fault) is null && Interlocked.Add(ref _taken, group) - group is int next && next < _count)
                    RunGroup(network, batch, order.AsSpan(next, Math.Min(group, _count - next)), scratch, cancellationToken);

                network.Return(scratch);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(exception), null);
            }
        }

        public void ThrowFault() => _fault?.Throw();
    }
}
