#pragma warning disable xUnit1051 // Calls without a token are what is tested; they end on their own.

namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>Many texts in one call.</summary>
public sealed class BatchTests
{
    private static readonly TextClassifierModel Model = FirstTokenProgram.Model();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(2, 16)]
    [InlineData(1000, 1)]
    [InlineData(1000, 2)]
    [InlineData(1000, 3)]
    public void Results_stand_in_the_order_of_the_texts(int count, int degreeOfParallelism)
    {
        (string[] texts, int[] labels) = FirstTokenProgram.Texts(count);

        Prediction[] predictions = Model.Predict(texts, degreeOfParallelism);

        Assert.Equal(labels, predictions.Select(static prediction => prediction.Index));
        Assert.All(predictions, static prediction => Assert.Equal(FirstTokenProgram.Probability, prediction.Probability, 1e-6f));
        Assert.All(predictions, static prediction => Assert.Equal(Model.Labels[prediction.Index], prediction.Label));

        Check(scores => Model.Predict(new List<string>(texts), scores, degreeOfParallelism));
        Check(scores => Model.Predict(TokenIdBatch.Of([.. labels.Select(static label => new[] { label + 2 })]), scores, degreeOfParallelism));

        void Check(Action<Memory<float>> predict)
        {
            var scores = new float[count * SmallNetwork.LabelCount];
            predict(scores);
            for (int i = 0; i < scores.Length; i++)
                Assert.Equal(labels[i / 3] == i % 3 ? FirstTokenProgram.Probability : (1 - FirstTokenProgram.Probability) / 2, scores[i], 1e-6f);
        }
    }

    [Fact]
    public void Empty_and_overlong_texts_are_texts_like_others()
    {
        TextClassifierModel model = new(SmallNetwork.Writer().ToFile(), SmallNetwork.Description, static weights => new BiasProgram(weights));
        string[] texts = ["", new string('x', 100_000), string.Concat(Enumerable.Repeat("good ", 10_000)), "\ud800"];
        var expected = new float[SmallNetwork.LabelCount];
        model.Predict("", expected);
        var scores = new float[texts.Length * SmallNetwork.LabelCount];

        model.Predict(texts, scores, degreeOfParallelism: 2);

        Assert.Equal(Enumerable.Repeat(expected, texts.Length).SelectMany(static row => row), scores);
        model.Predict(TokenIdBatch.Of([], [.. Enumerable.Repeat(1, 100_000)], [], []), scores, degreeOfParallelism: 2);
        Assert.Equal(Enumerable.Repeat(expected, texts.Length).SelectMany(static row => row), scores);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_text_that_is_null_is_named(int degreeOfParallelism)
    {
        string[] texts = ["good", "bad", null!, "film", null!];

        foreach (Action predict in (Action[])[() => Model.Predict(texts, degreeOfParallelism), () => Model.Predict(texts, new float[15], degreeOfParallelism)])
            Assert.Contains("Text 2 is null.", Assert.Throws<ArgumentException>("texts", predict).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_id_outside_the_embedding_is_named_and_nothing_is_predicted(int degreeOfParallelism)
    {
        var scores = new float[9];

        var fault = Assert.Throws<ArgumentOutOfRangeException>("tokenIds", () => Model.Predict(TokenIdBatch.Of([2], [3, 6], [-1]), scores, degreeOfParallelism));

        Assert.Contains("The id at position 1 of Text in text 1 is 6; the embedding of Small has the rows 0 to 5.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(new float[9], scores);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        string[] texts = ["good", "bad"];

        Assert.Throws<ArgumentNullException>("texts", () => Model.Predict((IReadOnlyList<string>)null!));
        Assert.Throws<ArgumentNullException>("texts", () => Model.Predict((IReadOnlyList<string>)null!, new float[3]));
        foreach (int degree in (int[])[0, -1, int.MinValue])
        {
            Assert.Throws<ArgumentOutOfRangeException>("degreeOfParallelism", () => Model.Predict(texts, degree));
            Assert.Throws<ArgumentOutOfRangeException>("degreeOfParallelism", () => Model.Predict(texts, new float[6], degree));
            Assert.Throws<ArgumentOutOfRangeException>("degreeOfParallelism", () => Model.Predict(TokenIdBatch.Of([2], [3]), new float[6], degree));
        }

        foreach (int length in (int[])[0, 3, 5, 7])
        {
            Assert.Contains("2 texts × 3 labels", Assert.Throws<ArgumentException>("scores", () => Model.Predict(texts, new float[length])).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>("scores", () => Model.Predict(TokenIdBatch.Of([2], [3]), new float[length]));
        }
    }

    [Fact]
    public void Without_a_vocabulary_ids_work_and_texts_are_refused()
    {
        ModelFileWriter writer = SmallNetwork.Writer();
        writer.Metadata.Remove("Text.vocabulary");
        writer.Metadata.Remove("Text.tokenizer");
        var model = new TextClassifierModel(writer.ToFile(), SmallNetwork.Description, static _ => new FirstTokenProgram());

        Assert.Throws<InvalidOperationException>(() => model.Predict(["good"]));
        Assert.Throws<InvalidOperationException>(() => model.Predict((string[])["good"], new float[3]));
        model.Predict(TokenIdBatch.Of([2]), new float[3]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cancelled_batch_does_nothing(int degreeOfParallelism)
    {
        int runs = 0;
        TextClassifierModel model = FirstTokenProgram.Model(_ => Interlocked.Increment(ref runs));

        var cancelled = Assert.Throws<OperationCanceledException>(() => model.Predict(["good", "bad"], degreeOfParallelism, new CancellationToken(canceled: true)));

        Assert.True(cancelled.CancellationToken.IsCancellationRequested);
        Assert.Equal(0, runs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancellation_ends_a_batch_between_two_texts(int degreeOfParallelism)
    {
        using var source = new CancellationTokenSource();
        int runs = 0;
        TextClassifierModel model = FirstTokenProgram.Model(_ =>
        {
            if (Interlocked.Increment(ref runs) == 10)
                source.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => model.Predict(FirstTokenProgram.Texts(1000).Texts, degreeOfParallelism, source.Token));

        // Texts that other threads had begun are finished.
        Assert.InRange(runs, 10, 10 + degreeOfParallelism);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_fault_in_the_middle_ends_the_batch_as_itself(int degreeOfParallelism)
    {
        TextClassifierModel model = FirstTokenProgram.Model(static id =>
        {
            if (id == 4)
                throw new NotSupportedException("film");
        });
        string[] texts = [.. Enumerable.Repeat("good", 50), "film", .. Enumerable.Repeat("bad", 50)];

        Assert.Equal("film", Assert.Throws<NotSupportedException>(() => model.Predict(texts, degreeOfParallelism)).Message);
        Assert.Equal(1, model.Predict(["bad"], degreeOfParallelism).Single().Index);
    }

    [Fact]
    public void Two_threads_work_at_the_same_time()
    {
        using var both = new Barrier(2);
        TextClassifierModel model = FirstTokenProgram.Model(_ =>
        {
            if (!both.SignalAndWait(TimeSpan.FromMinutes(1)))
                throw new TimeoutException();
        });

        Assert.Equal(2, model.Predict(["good", "bad"], degreeOfParallelism: 2).Length);
    }

    [Fact]
    public void One_thread_is_the_callers()
    {
        var threads = new HashSet<int>();
        TextClassifierModel model = FirstTokenProgram.Model(_ => threads.Add(Environment.CurrentManagedThreadId));

        model.Predict(FirstTokenProgram.Texts(100).Texts);

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void No_more_threads_work_than_are_asked_for()
    {
        int now = 0;
        int most = 0;
        TextClassifierModel model = FirstTokenProgram.Model(_ =>
        {
            int working = Interlocked.Increment(ref now);
            lock (FirstTokenProgram.Words)
                most = Math.Max(most, working);
            Thread.Yield();
            Interlocked.Decrement(ref now);
        });

        model.Predict(FirstTokenProgram.Texts(500).Texts, degreeOfParallelism: 3);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void Long_texts_come_first_and_equally_long_ones_in_their_order()
    {
        int[] lengths = [0, 7, 300, 7, 1, int.MaxValue, 300, 56, 40, 0];
        var order = new int[lengths.Length];

        BatchRunner.LongestFirst(new Lengths(lengths), order);

        Assert.Equal([5, 2, 6, 7, 8, 1, 3, 4, 0, 9], order);
    }

    [Fact]
    public void Lengths_in_order_differ_by_less_than_an_eighth()
    {
        var random = new Random(3);
        int[] lengths = [.. Enumerable.Range(0, 2000).Select(_ => random.Next(1 << random.Next(1, 31)))];
        var order = new int[lengths.Length];

        BatchRunner.LongestFirst(new Lengths(lengths), order);

        Assert.Equal(Enumerable.Range(0, lengths.Length), order.Order());
        for (int i = 1; i < order.Length; i++)
            Assert.True(lengths[order[i]] + 1L < 1.125 * (lengths[order[i - 1]] + 1L), "A longer text comes later.");
    }

    [Fact]
    public void Nothing_is_allocated_for_scores_on_one_thread()
    {
        string[] texts = FirstTokenProgram.Texts(20).Texts;
        var scores = new float[60];
        TokenIdBatch ids = TokenIdBatch.Of([.. Enumerable.Repeat(new[] { 2, 3 }, 20)]);

        Assert.Equal(0, Allocations.Of(() => Model.Predict(texts, scores)));
        Assert.Equal(0, Allocations.Of(() => Model.Predict(ids, scores)));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_text_on_several_threads()
    {
        string[] texts = FirstTokenProgram.Texts(1000).Texts;
        var scores = new float[3000];

        // 100 calls of 1,000 texts; what a call allocates stays below a byte for each text.
        Assert.InRange(Allocations.Of(() => Model.Predict(texts, scores, degreeOfParallelism: 2)), 1, 100_000);
    }

    [Fact]
    public void Batches_of_several_threads_do_not_meet()
    {
        (string[] texts, int[] labels) = FirstTokenProgram.Texts(200);
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(1, 6).Select(number => new Thread(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                if (!Model.Predict(texts, 1 + (number % 3)).Select(static prediction => prediction.Index).SequenceEqual(labels))
                    Interlocked.Increment(ref wrong);
            }
        }))];

        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(0, wrong);
    }

    private readonly struct Lengths(int[] lengths) : IBatch
    {
        public int Count => lengths.Length;

        public int LengthOf(int text) => lengths[text];

        public void Predict(int text, Scratch scratch) => throw new NotSupportedException();

        public void RunBody(int text, Span<float> body, Scratch scratch) => throw new NotSupportedException();

        public void Finish(int text, Span<float> logits) => throw new NotSupportedException();
    }
}
