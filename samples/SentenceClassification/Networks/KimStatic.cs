using CnnCodegen;

namespace SentenceClassification.Networks;

/// <summary>Kim (2014), CNN-static: word vectors are given, and training leaves them as they are.</summary>
[TextClassifier]
public sealed partial class KimStatic2
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimStatic2"/>, for five labels.</summary>
[TextClassifier]
public sealed partial class KimStatic5
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(5, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimStatic2"/>, for six labels.</summary>
[TextClassifier]
public sealed partial class KimStatic6
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(6, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}
