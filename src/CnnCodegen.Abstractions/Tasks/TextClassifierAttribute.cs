namespace CnnCodegen;

/// <summary>
/// A network that gives each text one of several labels. Its last layer yields one number (a logit) per label.
/// </summary>
/// <remarks>
/// Generated members: <c>Load</c> from a path or a stream, <c>Predict</c> for text and for token ids (label probabilities by
/// softmax over the logits), one or many at a time, <c>PredictAsync</c> for a stream of texts, <c>PredictLogits</c>, <c>Labels</c>, and the network's <c>Description</c>.
/// </remarks>
/// <example>
/// <code>
/// [TextClassifier]
/// public sealed partial class SentimentCnn
/// {
///     [Words(MaxLength = 56)]                                   partial Layer Sentence { get; }
///     [Embedding(20_000, 300)]                                  partial Layer Vectors  { get; }
///     [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams  { get; }
///     [Linear(2, MaxNorm = 3)]                                  partial Layer Logits   { get; }
/// }
/// </code>
/// </example>
public sealed class TextClassifierAttribute : NetworkAttribute;
