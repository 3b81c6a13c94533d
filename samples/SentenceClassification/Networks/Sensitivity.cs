using CnnCodegen;

namespace SentenceClassification.Networks;

// The questions of Zhang and Wallace (2015), "A sensitivity analysis of (and practitioners' guide to) convolutional neural networks for sentence
// classification", put to CNN-static for two labels: each network differs from KimStatic2 in one thing.

/// <summary>Filters of width 1 alone.</summary>
[TextClassifier]
public sealed partial class Width1
{
    [Words(MaxLength = 120)]                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]         partial Layer Vectors  { get; }
    [ConvBank([100], [1], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                         partial Layer Logits   { get; }
}

/// <summary>Filters of width 3 alone.</summary>
[TextClassifier]
public sealed partial class Width3
{
    [Words(MaxLength = 120)]                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]         partial Layer Vectors  { get; }
    [ConvBank([100], [3], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                         partial Layer Logits   { get; }
}

/// <summary>Filters of width 5 alone.</summary>
[TextClassifier]
public sealed partial class Width5
{
    [Words(MaxLength = 120)]                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]         partial Layer Vectors  { get; }
    [ConvBank([100], [5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                         partial Layer Logits   { get; }
}

/// <summary>Filters of width 7 alone.</summary>
[TextClassifier]
public sealed partial class Width7
{
    [Words(MaxLength = 120)]                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]         partial Layer Vectors  { get; }
    [ConvBank([100], [7], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                         partial Layer Logits   { get; }
}

/// <summary>Filters of the widths 5, 6 and 7.</summary>
[TextClassifier]
public sealed partial class Widths567
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [5, 6, 7], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>10 filters of each width.</summary>
[TextClassifier]
public sealed partial class Maps10
{
    [Words(MaxLength = 120)]                                                        partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                      partial Layer Vectors  { get; }
    [ConvBank([10, 10, 10], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                      partial Layer Logits   { get; }
}

/// <summary>50 filters of each width.</summary>
[TextClassifier]
public sealed partial class Maps50
{
    [Words(MaxLength = 120)]                                                        partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                      partial Layer Vectors  { get; }
    [ConvBank([50, 50, 50], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                      partial Layer Logits   { get; }
}

/// <summary>200 filters of each width.</summary>
[TextClassifier]
public sealed partial class Maps200
{
    [Words(MaxLength = 120)]                                                           partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                         partial Layer Vectors  { get; }
    [ConvBank([200, 200, 200], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits   { get; }
}

/// <summary>The mean over time instead of the maximum.</summary>
[TextClassifier]
public sealed partial class AveragePooled
{
    [Words(MaxLength = 120)]                                                                                      partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                                                    partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide, Pooling = Pooling.Average), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                                                                    partial Layer Logits   { get; }
}

/// <summary>The three largest values over time, in their order, instead of the largest.</summary>
[TextClassifier]
public sealed partial class KMaxPooled
{
    [Words(MaxLength = 120)]                                                                                          partial Layer Sentence { get; }
    [Embedding(22_000, 300, Pretrained = true, Frozen = true)]                                                        partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide, Pooling = Pooling.KMax, K = 3), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Flatten]                                                                                                         partial Layer Flat     { get; }
    [Linear(2, MaxNorm = 1.5)]                                                                                        partial Layer Logits   { get; }
}
