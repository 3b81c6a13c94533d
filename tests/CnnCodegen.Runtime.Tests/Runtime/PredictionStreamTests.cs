using System.Runtime.CompilerServices;

#pragma warning disable xUnit1051 // Calls without a token are what is tested; they end on their own.

namespace CnnCodegen.Runtime.Tests.Runtime;

/// <summary>Texts that come one by one.</summary>
public sealed class PredictionStreamTests
{
    private static readonly TextClassifierModel Model = FirstTokenProgram.Model();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(0, 3, true)]
    [InlineData(1, 3, false)]
    [InlineData(1000, 1, true)]
    [InlineData(1000, 2, false)]
    [InlineData(1000, 2, true)]
    [InlineData(1000, 9, false)]
    public async Task Predictions_come_in_the_order_of_the_texts(int count, int degreeOfParallelism, bool isSlow)
    {
        (string[] texts, int[] labels) = FirstTokenProgram.Texts(count);
        var source = new TextSource(texts) { IsSlow = isSlow };

        List<int> found = [];
        await foreach (Prediction prediction in Model.PredictAsync(source, degreeOfParallelism, Cancellation))
            found.Add(prediction.Index);

        Assert.Equal(labels, found);
        Assert.Equal((count, 1), (source.Read, source.Disposed));
    }

    [Fact]
    public async Task On_one_thread_nothing_is_read_ahead_and_no_other_thread_is_taken()
    {
        var threads = new HashSet<int>();
        TextClassifierModel model = FirstTokenProgram.Model(_ => threads.Add(Environment.CurrentManagedThreadId));
        var source = new TextSource(["good", "bad", "film"]);
        await using IAsyncEnumerator<Prediction> predictions = model.PredictAsync(source).GetAsyncEnumerator(Cancellation);

        for (int i = 1; i <= 3; i++)
        {
            ValueTask<bool> answer = predictions.MoveNextAsync();
            Assert.True(answer.IsCompletedSuccessfully);
            Assert.True(await answer);
            Assert.Equal(i, source.Read);
        }

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task What_is_read_ahead_is_bounded(int degreeOfParallelism)
    {
        using var gate = new ManualResetEventSlim();
        TextClassifierModel model = FirstTokenProgram.Model(_ => gate.Wait(TimeSpan.FromMinutes(1)));
        var source = new TextSource(FirstTokenProgram.Texts(10_000).Texts);
        int most = TextLookAhead.LargestGroup * TextLookAhead.GroupsPerThread * degreeOfParallelism;
        Assert.Equal(64 * degreeOfParallelism, most);
        await using IAsyncEnumerator<Prediction> predictions = model.PredictAsync(source, degreeOfParallelism, Cancellation).GetAsyncEnumerator(Cancellation);

        ValueTask<bool> first = predictions.MoveNextAsync();

        // No prediction can be ready, and the stream never waits: it was read as far as it will be.
        Assert.False(first.IsCompleted);
        Assert.InRange(source.Read, degreeOfParallelism, most);
        gate.Set();
        Assert.True(await first);
        for (int yielded = 1; yielded < 2000; yielded++)
        {
            Assert.True(await predictions.MoveNextAsync());
            Assert.InRange(source.Read, yielded, yielded + most);
        }
    }

    [Fact]
    public async Task A_text_is_predicted_although_the_next_lets_wait()
    {
        var more = new TaskCompletionSource();
        var source = new TextSource(["film", "bad"]) { Before = number => number == 1 ? more.Task : Task.CompletedTask };
        await using IAsyncEnumerator<Prediction> predictions = Model.PredictAsync(source, 2, Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.True(await predictions.MoveNextAsync());
        Assert.Equal(2, predictions.Current.Index);
        more.SetResult();
        Assert.True(await predictions.MoveNextAsync());
        Assert.Equal(1, predictions.Current.Index);
        Assert.False(await predictions.MoveNextAsync());
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(2, 0)]
    public async Task A_fault_of_the_stream_comes_behind_the_predictions_before_it(int degreeOfParallelism, int place)
    {
        foreach (bool isSlow in (bool[])[false, true])
        {
            var source = new TextSource(FirstTokenProgram.Texts(200).Texts)
            {
                IsSlow = isSlow,
                Before = number => number == place ? throw new NotSupportedException("stream") : Task.CompletedTask,
            };
            (int yielded, Exception? fault) = await Enumerate(Model.PredictAsync(source, degreeOfParallelism, Cancellation));

            Assert.Equal((place, "stream"), (yielded, Assert.IsType<NotSupportedException>(fault).Message));
            Assert.Equal(1, source.Disposed);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_text_that_is_null_is_named_behind_the_predictions_before_it(int degreeOfParallelism)
    {
        string[] texts = [.. FirstTokenProgram.Texts(77).Texts, null!, "good"];

        (int yielded, Exception? fault) = await Enumerate(Model.PredictAsync(new TextSource(texts), degreeOfParallelism, Cancellation));

        Assert.Equal(77, yielded);
        Assert.Contains("Text 77 is null.", Assert.IsType<ArgumentException>(fault).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_text_that_breaks_comes_behind_the_predictions_before_it(int degreeOfParallelism)
    {
        TextClassifierModel model = FirstTokenProgram.Model(static id =>
        {
            if (id == 4)
                throw new NotSupportedException("film");
        });
        var source = new TextSource([.. Enumerable.Repeat("good", 50), "film", .. Enumerable.Repeat("bad", 50)]);

        (int yielded, Exception? fault) = await Enumerate(model.PredictAsync(source, degreeOfParallelism, Cancellation));

        Assert.Equal((50, "film"), (yielded, Assert.IsType<NotSupportedException>(fault).Message));
        Assert.Equal(1, source.Disposed);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task Cancellation_ends_the_stream_at_once(int degreeOfParallelism, bool isOfTheReader)
    {
        using var stop = new CancellationTokenSource();
        var source = new TextSource(FirstTokenProgram.Texts(1000).Texts);
        IAsyncEnumerable<Prediction> predictions = isOfTheReader
            ? Model.PredictAsync(source, degreeOfParallelism, Cancellation)
            : Model.PredictAsync(source, degreeOfParallelism, stop.Token);
        int yielded = 0;

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (Prediction _ in predictions.WithCancellation(isOfTheReader ? stop.Token : Cancellation))
            {
                if (++yielded == 20)
                    await stop.CancelAsync();
            }
        });

        Assert.True(cancelled.CancellationToken.IsCancellationRequested);
        Assert.Equal((20, 1), (yielded, source.Disposed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Cancellation_reaches_a_stream_that_lets_wait(int degreeOfParallelism)
    {
        using var stop = new CancellationTokenSource();
        var source = new TextSource(["good", "bad"]);
        source.Before = number => number == 1 ? Task.Delay(Timeout.Infinite, source.Token) : Task.CompletedTask;
        await using IAsyncEnumerator<Prediction> predictions = Model.PredictAsync(source, degreeOfParallelism, stop.Token).GetAsyncEnumerator(Cancellation);
        Assert.True(await predictions.MoveNextAsync());

        ValueTask<bool> next = predictions.MoveNextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_reader_who_leaves_early_lets_go_of_the_stream(int degreeOfParallelism)
    {
        foreach (bool isSlow in (bool[])[false, true])
        {
            var source = new TextSource(FirstTokenProgram.Texts(1000).Texts) { IsSlow = isSlow };
            await foreach (Prediction _ in Model.PredictAsync(source, degreeOfParallelism, Cancellation))
                break;

            // The source itself refuses to be disposed of while it is asked for a text.
            Assert.Equal(1, source.Disposed);
        }
    }

    [Fact]
    public void Bad_arguments_are_named_before_the_stream_is_touched()
    {
        var source = new TextSource(["good"]);

        Assert.Throws<ArgumentNullException>("texts", () => Model.PredictAsync(null!));
        Assert.Throws<ArgumentOutOfRangeException>("degreeOfParallelism", () => Model.PredictAsync(source, 0));
        Assert.Equal(0, source.Disposed);
    }

    private static async Task<(int Yielded, Exception? Fault)> Enumerate(IAsyncEnumerable<Prediction> predictions)
    {
        int yielded = 0;
        try
        {
            await foreach (Prediction _ in predictions)
                yielded++;
            return (yielded, null);
        }
        catch (Exception exception)
        {
            return (yielded, exception);
        }
    }

    /// <summary>A stream of texts that watches how it is read.</summary>
    private sealed class TextSource(string[] texts) : IAsyncEnumerable<string>, IAsyncEnumerator<string>
    {
        private int _isAsked;

        /// <summary>Whether the reader has to wait for every text.</summary>
        public bool IsSlow { get; init; }

        /// <summary>What happens before a text comes.</summary>
        public Func<int, Task> Before { get; set; } = static _ => Task.CompletedTask;

        public CancellationToken Token { get; private set; }

        public int Read { get; private set; }

        public int Disposed { get; private set; }

        public string Current => texts[Read - 1];

        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            Token = cancellationToken;
            return this;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<bool> MoveNextAsync()
        {
            Assert.Equal(0, Interlocked.Exchange(ref _isAsked, 1));
            try
            {
                if (IsSlow)
                    await Task.Yield();
                await Before(Read);
                if (Read == texts.Length)
                    return false;
                Read++;
                return true;
            }
            finally
            {
                _isAsked = 0;
            }
        }

        public ValueTask DisposeAsync()
        {
            Assert.Equal(0, _isAsked);
            Disposed++;
            return ValueTask.CompletedTask;
        }
    }
}
