using CnnCodegen;

namespace TopicClassification.Declarations;

/// <summary>Kim (2014), "Convolutional neural networks for sentence classification", CNN-rand, on texts of up to 200 words; for four topics.</summary>
[TextClassifier]
public sealed partial class KimTopic
{
    [Words(MaxLength = 200)]                                                           partial Layer Text    { get; }
    [Embedding(50_000, 300)]                                                           partial Layer Vectors { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams  { get; }
    [Linear(4, MaxNorm = 1.5)]                                                         partial Layer Logits  { get; }
}

/// <summary>The same on reviews of up to 400 words, as long as those of <see cref="Networks.QrnnSentiment"/>; for two labels.</summary>
[TextClassifier]
public sealed partial class KimSentiment
{
    [Words(MaxLength = 400)]                                                           partial Layer Review  { get; }
    [Embedding(50_000, 300)]                                                           partial Layer Vectors { get; }
    [ConvBank([100, 100, 100], [3, 4, 5], Padding = Padding.Wide), Relu, Dropout(0.5)] partial Layer NGrams  { get; }
    [Linear(2, MaxNorm = 1.5)]                                                         partial Layer Logits  { get; }
}
