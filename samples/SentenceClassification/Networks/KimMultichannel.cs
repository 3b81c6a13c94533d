using CnnCodegen;

namespace SentenceClassification.Networks;

/// <summary>
/// Kim (2014), CNN-multichannel: two copies of the given word vectors, of which one is trained further. Filters are linear, so that adding the
/// copies before them is adding their results.
/// </summary>
[TextClassifier]
public sealed partial class KimMultichannel2
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Given    { get; }
    [Embedding(22_000, 300, Pretrained = true, From = nameof(Sentence))]               partial Layer Tuned    { get; }
    [Add(nameof(Given), nameof(Tuned))]                                                partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimMultichannel2"/>, for five labels.</summary>
[TextClassifier]
public sealed partial class KimMultichannel5
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Given    { get; }
    [Embedding(22_000, 300, Pretrained = true, From = nameof(Sentence))]               partial Layer Tuned    { get; }
    [Add(nameof(Given), nameof(Tuned))]                                                partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(5, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="KimMultichannel2"/>, for six labels.</summary>
[TextClassifier]
public sealed partial class KimMultichannel6
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Given    { get; }
    [Embedding(22_000, 300, Pretrained = true, From = nameof(Sentence))]               partial Layer Tuned    { get; }
    [Add(nameof(Given), nameof(Tuned))]                                                partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(6, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}
