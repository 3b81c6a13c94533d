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
}
