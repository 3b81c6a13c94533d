using CnnCodegen;

namespace SentenceClassification.Networks;

/// <summary>
/// Kim (2014), "Convolutional neural networks for sentence classification", CNN-rand: word vectors start at random and are trained.
/// </summary>
/// <remarks>
/// The limit of the last layer's rows is 1.5 where the paper has 3: dropout divides by the share that it keeps (0.5) here, and did not there. Filters read
/// zeros beyond both ends of a sentence, as in the author's code; without them, what begins and ends a sentence is lost.
/// </remarks>
[TextClassifier]
public sealed partial class KimRand2
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300)]                                                           partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimRand2"/>, for five labels.</summary>
[TextClassifier]
public sealed partial class KimRand5
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300)]                                                           partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(5, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimRand2"/>, for six labels.</summary>
[TextClassifier]
public sealed partial class KimRand6
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300)]                                                           partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(6, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}
