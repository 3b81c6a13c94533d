#pragma warning disable xUnit1051 // Calls without a token are what is tested; they end on their own.

using System.Collections.Concurrent;

namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>Batches of a network whose last layers are shared by the texts.</summary>
public sealed class SharedHeadTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 1)]
    [InlineData(100, 1)]
    [InlineData(3, 2)]
    [InlineData(100, 2)]
    [InlineData(100, 3)]
    public void Results_stand_in_the_order_of_the_texts(int count, int degreeOfParallelism)
    {
        (string[] texts, int[] labels) = FirstTokenProgram.Texts(count);
        TextClassifierModel model = Model(new HeadProgram());

        Assert.Equal(labels, model.Predict(texts, degreeOfParallelism).Select(static prediction => prediction.Index));

        var scores = new float[count * SmallNetwork.LabelCount];
        model.Predict(texts, scores, degreeOfParallelism);
        Check();
        scores.AsSpan().Clear();
        model.Predict(TokenIdBatch.Of([.. labels.Select(static label => new[] { label + 2 })]), scores, degreeOfParallelism);
        Check();

        void Check()
        {
            for (int i = 0; i < scores.Length; i++)
                Assert.Equal(labels[i / 3] == i % 3 ? FirstTokenProgram.Probability : (1 - FirstTokenProgram.Probability) / 2, scores[i], 1e-6f);
        }
    }

    [Fact]
    public void One_thread_takes_as_many_texts_at_a_time_as_share_a_pass()
    {
        var program = new HeadProgram();
        TextClassifierModel model = Model(program);
        program.Passes.Clear();

        model.Predict(FirstTokenProgram.Texts(70).Texts);

        Assert.Equal([32, 32, 6], program.Passes);
    }

    [Fact]
    public void Several_threads_share_a_small_batch_evenly()
    {
        var program = new HeadProgram();
        TextClassifierModel model = Model(program);
        program.Passes.Clear();

        model.Predict(FirstTokenProgram.Texts(20).Texts, degreeOfParallelism: 2);

        Assert.Equal([10, 10], program.Passes);
    }

    [Fact]
    public void A_fault_in_a_text_spoils_no_later_batch()
    {
        var program = new HeadProgram();
        TextClassifierModel model = Model(program);
        (string[] texts, int[] labels) = FirstTokenProgram.Texts(40);
        program.IsBroken = true;

        Assert.Throws<InvalidOperationException>(() => model.Predict(texts));
        Assert.Throws<InvalidOperationException>(() => model.Predict(texts, degreeOfParallelism: 2));
        program.IsBroken = false;

        Assert.Equal(labels, model.Predict(texts).Select(static prediction => prediction.Index));
    }

    [Fact]
    public void Cancellation_is_seen_before_each_text()
    {
        using var source = new CancellationTokenSource();
        var program = new HeadProgram();
        TextClassifierModel model = Model(program);
        int bodies = 0;
        program.OnBody = () =>
        {
            if (++bodies == 3)
                source.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => model.Predict(FirstTokenProgram.Texts(40).Texts, 1, source.Token));

        Assert.Equal(3, bodies);
    }

    [Fact]
    public void Nothing_is_allocated_for_scores_on_one_thread()
    {
        TextClassifierModel model = Model(new SilentHeadProgram());
        TokenIdBatch ids = TokenIdBatch.Of([.. Enumerable.Repeat(new[] { 2, 3 }, 40)]);
        var scores = new float[40 * SmallNetwork.LabelCount];

        Assert.Equal(0, Allocations.Of(() => model.Predict(ids, scores)));
    }

    private static TextClassifierModel Model(InferenceProgram program) => new(SmallNetwork.Writer().ToFile(), SmallNetwork.Description, _ => program);

    /// <summary><see cref="FirstTokenProgram"/> in two parts: a text leaves its first id, of which the head makes the logits.</summary>
    private class SilentHeadProgram : InferenceProgram
    {
        public override int ScratchLength => 2;

        public override int OutputLength(InputIds ids) => SmallNetwork.LabelCount;

        public override int BodyLength => 1;

        public override int HeadScratchLength => 1;

        public override void Run(InputIds ids, Span<float> output, Span<float> scratch)
        {
            RunBody(ids, scratch[..1], scratch);
            RunHead(scratch[..1], 1, output, scratch[1..]);
        }

        public override void RunBody(InputIds ids, Span<float> output, Span<float> scratch) => output[0] = ids[0][0];

        public override void RunHead(ReadOnlySpan<float> body, int texts, Span<float> output, Span<float> scratch)
        {
            body[..texts].CopyTo(scratch);
            output.Clear();
            for (int text = 0; text < texts; text++)
                output[(text * SmallNetwork.LabelCount) + Math.Max(0, (int)scratch[text] - 2)] = 10;
        }
    }

    private sealed class HeadProgram : SilentHeadProgram
    {
        public ConcurrentQueue<int> Passes { get; } = [];

        public bool IsBroken { get; set; }

        public Action? OnBody { get; set; }

        public override void RunBody(InputIds ids, Span<float> output, Span<float> scratch)
        {
            if (IsBroken)
                throw new InvalidOperationException("broken");
            OnBody?.Invoke();
            base.RunBody(ids, output, scratch);
        }

        public override void RunHead(ReadOnlySpan<float> body, int texts, Span<float> output, Span<float> scratch)
        {
            Passes.Enqueue(texts);
            base.RunHead(body, texts, output, scratch);
        }
    }
}
