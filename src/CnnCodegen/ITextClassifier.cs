namespace CnnCodegen;

/// <summary>The members that the generator writes for a class marked <see cref="TextClassifierAttribute"/>.</summary>
/// <remarks>An instance is immutable and serves any number of threads at a time.</remarks>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface ITextClassifier<TSelf> : INetwork<TSelf>
    where TSelf : ITextClassifier<TSelf>
{
    /// <summary>The labels, in the order of the scores. Numbers as text where the model file names none.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The most probable label of a text.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    Prediction Predict(string text);

    /// <summary>The probability of each label for a text. Allocates nothing.</summary>
    /// <param name="text">The text; empty is allowed, and what lies beyond the network's longest input is not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    void Predict(ReadOnlySpan<char> text, Span<float> scores);

    /// <summary>The probability of each label for a text in UTF-8, the same as for its string. Makes no string, and allocates nothing.</summary>
    /// <param name="utf8Text">
    /// The text, as for <see cref="Predict(string)"/>. Bytes that are no UTF-8 are read as U+FFFD, as <see cref="System.Text.Encoding.UTF8"/> does.
    /// </param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    void Predict(ReadOnlySpan<byte> utf8Text, Span<float> scores);

    /// <summary>The probability of each label for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids; none is allowed, and those beyond the network's longest input are not read.</param>
    /// <param name="scores">Receives one probability per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    void Predict(ReadOnlySpan<int> tokenIds, Span<float> scores);

    /// <summary>The network's raw outputs, before the softmax, for a text given as token ids. Allocates nothing.</summary>
    /// <param name="tokenIds">The ids, as for <see cref="Predict(ReadOnlySpan{int}, Span{float})"/>.</param>
    /// <param name="logits">Receives one number per label; its length must be the number of labels.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> has another length than there are labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is negative, or beyond the embedding's rows.</exception>
    void PredictLogits(ReadOnlySpan<int> tokenIds, Span<float> logits);

    /// <summary>The most probable label of each of some texts, in their order.</summary>
    /// <remarks>
    /// Texts are shared out whole, the longest first, over threads of the pool; no thread is taken while <paramref name="degreeOfParallelism"/> is 1. What
    /// is allocated is the result, and for more than one thread a few objects per call.
    /// </remarks>
    /// <param name="texts">The texts, as for <see cref="Predict(string)"/>.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException">One of the texts is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Prediction[] Predict(IReadOnlyList<string> texts, int degreeOfParallelism = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// The probability of each label for each of some texts. Allocates nothing on one thread, and a few objects per call on more, however many texts there
    /// are.
    /// </summary>
    /// <param name="texts">The texts, as for <see cref="Predict(string)"/>.</param>
    /// <param name="scores">Receives the probabilities, text by text; its length must be the number of texts times that of labels.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException">One of the texts is null, or <paramref name="scores"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; some texts have their scores, some have not.</exception>
    void Predict(IReadOnlyList<string> texts, Memory<float> scores, int degreeOfParallelism = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// The probability of each label for each of some texts given as token ids. Allocates nothing on one thread, and a few objects per call on more.
    /// </summary>
    /// <param name="tokenIds">The texts' ids, each as for <see cref="Predict(ReadOnlySpan{int}, Span{float})"/>.</param>
    /// <param name="scores">Receives the probabilities, text by text; its length must be the number of texts times that of labels.</param>
    /// <param name="degreeOfParallelism">The most threads, the caller's included; at least 1.</param>
    /// <param name="cancellationToken">Looked at before each text.</param>
    /// <exception cref="ArgumentException"><paramref name="scores"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An id is negative, or beyond the embedding's rows: the first such one is named, and no text is predicted. Or
    /// <paramref name="degreeOfParallelism"/> is less than 1.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; some texts have their scores, some have not.</exception>
    void Predict(TokenIdBatch tokenIds, Memory<float> scores, int degreeOfParallelism = 1, CancellationToken cancellationToken = default);

    /// <summary>The most probable label of each text of a stream, in their order, as the texts come.</summary>
    /// <remarks>
    /// On one thread the stream is asked for a text when its prediction is asked for, and the text is predicted there and then. On more, the stream is read
    /// ahead by at most 64 texts for each, and only while a prediction is waited for; texts that come at once are predicted in groups, one that had to be
    /// waited for as soon as it is there. A fault of the stream, or a text that is null, comes after the predictions of the texts before it.
    /// </remarks>
    /// <param name="texts">The texts, as for <see cref="Predict(string)"/>. The stream is disposed of at the end, however that comes.</param>
    /// <param name="degreeOfParallelism">The most threads of the pool that predict; at least 1, which takes none.</param>
    /// <param name="cancellationToken">
    /// Looked at before each text, and handed to the stream, which has to heed it where it makes its reader wait. The enumeration then ends with an
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degreeOfParallelism"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model file holds no vocabulary.</exception>
    IAsyncEnumerable<Prediction> PredictAsync(IAsyncEnumerable<string> texts, int degreeOfParallelism = 1, CancellationToken cancellationToken = default);
}
