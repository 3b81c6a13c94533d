namespace CnnCodegen.Runtime;

/// <summary>
/// Reads texts ahead of their predictions, and has them predicted in groups by threads of the pool. The stream is read only while
/// <see cref="NextAsync"/> runs, by one reader at a time; when as many groups are under way as may be, nothing is read.
/// </summary>
/// <remarks>
/// A prediction can take few microseconds, less than it costs to hand a text to another thread. So while the stream has texts at once, groups double in
/// size up to <see cref="LargestGroup"/>. A stream that makes its reader wait gets each text predicted as soon as it comes.
/// </remarks>
internal sealed class TextLookAhead : IAsyncDisposable
{
    /// <summary>The most texts in a group.</summary>
    public const int LargestGroup = 32;

    /// <summary>The groups for each thread, the one that it is at included.</summary>
    public const int GroupsPerThread = 2;

    private readonly TextClassifierModel _model;
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<string> _texts;
    private readonly TaskFactory _threads;
    private readonly Queue<(TextGroup Group, Task Done)> _underWay = new();
    private readonly int _mostUnderWay;

    /// <summary>The answer to the last question for a text, where it had to be waited for and has not been looked at.</summary>
    private Task<bool>? _awaited;
    private TextGroup _filling;
    private int _groupSize = 1;
    private long _number;
    private bool _isEnded;

    public TextLookAhead(TextClassifierModel model, IAsyncEnumerable<string> texts, int degreeOfParallelism, CancellationToken cancellationToken)
    {
        _model = model;
        _filling = new TextGroup(model);
        _mostUnderWay = checked(GroupsPerThread * degreeOfParallelism);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // The pair's scheduler runs at most so many tasks at a time. Who waits for a group must not go on as a part of its task.
        _threads = new TaskFactory(
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach | TaskCreationOptions.RunContinuationsAsynchronously,
            TaskContinuationOptions.None,
            new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, degreeOfParallelism).ConcurrentScheduler);
        _texts = texts.GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>A text of the stream, if it is one.</summary>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static string Checked(string? text, long number) =>
        text ?? throw new ArgumentException(FormattableString.Invariant($"Text {number} is null."), "texts");

    /// <summary>The next group whose predictions are made, null at the end.</summary>
    public async ValueTask<TextGroup?> NextAsync()
    {
        while (!_isEnded && _underWay.Count < _mostUnderWay)
        {
            try
            {
                if (!await IsTextThereAsync().ConfigureAwait(false))
                    break;
            }
            catch (Exception exception)
            {
                // What was read before the fault is predicted and yielded before it.
                _filling.EndWith(exception);
                _isEnded = true;
                Start();
            }
        }

        if (!_underWay.TryDequeue(out (TextGroup Group, Task Done) oldest))
            return null;
        await oldest.Done.ConfigureAwait(false);
        return oldest.Group;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // An enumerator may be disposed when it is asked nothing; its answer is of no interest any more, nor are faults of texts.
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_awaited is not null)
            await ((Task)_awaited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach ((_, Task done) in _underWay)
            await done.ConfigureAwait(false);
        await _texts.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Takes one text, if it is there before the oldest group is ready; false if it is not.</summary>
    private async ValueTask<bool> IsTextThereAsync()
    {
        _stop.Token.ThrowIfCancellationRequested();
        if (_awaited is null)
        {
            ValueTask<bool> answer = _texts.MoveNextAsync();
            if (answer.IsCompleted)
            {
                Take(await answer.ConfigureAwait(false));
                return true;
            }

            _awaited = answer.AsTask();
            _groupSize = 1;
            Start();
        }

        if (_underWay.TryPeek(out (TextGroup Group, Task Done) oldest))
            await Task.WhenAny(_awaited, oldest.Done).ConfigureAwait(false);
        else
            await ((Task)_awaited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_awaited.IsCompleted)
            return false;

        Task<bool> came = _awaited;
        _awaited = null;
        Take(await came.ConfigureAwait(false));
        return true;
    }

    private void Take(bool isText)
    {
        if (isText)
            _filling.Add(Checked(_texts.Current, _number++));
        else
            _isEnded = true;
        if (_isEnded || _filling.Count == _groupSize)
        {
            _groupSize = Math.Min(2 * _groupSize, LargestGroup);
            Start();
        }
    }

    /// <summary>Hands the texts that were read to the pool.</summary>
    private void Start()
    {
        if (_filling.Count == 0 && _filling.Fault is null)
            return;
        TextGroup group = _filling;
        _filling = new TextGroup(_model);
        _underWay.Enqueue((group, _threads.StartNew(() => group.Run(_stop.Token))));
    }
}
