using CnnCodegen;

namespace SentenceClassification.Networks;

/// <summary>
/// Iyyer et al. (2015), "Deep unordered composition rivals syntactic methods": the mean of the word vectors and three hidden layers. In
/// training, whole words are dropped.
/// </summary>
[TextClassifier]
public sealed partial class DeepAveraging2
{
    [Words(MaxLength = 120), WordDropout(0.3)] partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)]                partial Layer Mean     { get; }
    [Linear(300), Relu]                        partial Layer Hidden1  { get; }
    [Linear(300), Relu]                        partial Layer Hidden2  { get; }
    [Linear(300), Relu]                        partial Layer Hidden3  { get; }
    [Linear(2)]                                partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="DeepAveraging2"/>, for five labels.</summary>
[TextClassifier]
public sealed partial class DeepAveraging5
{
    [Words(MaxLength = 120), WordDropout(0.3)] partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)]                partial Layer Mean     { get; }
    [Linear(300), Relu]                        partial Layer Hidden1  { get; }
    [Linear(300), Relu]                        partial Layer Hidden2  { get; }
    [Linear(300), Relu]                        partial Layer Hidden3  { get; }
    [Linear(5)]                                partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="DeepAveraging2"/>, for six labels.</summary>
[TextClassifier]
public sealed partial class DeepAveraging6
{
    [Words(MaxLength = 120), WordDropout(0.3)] partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)]                partial Layer Mean     { get; }
    [Linear(300), Relu]                        partial Layer Hidden1  { get; }
    [Linear(300), Relu]                        partial Layer Hidden2  { get; }
    [Linear(300), Relu]                        partial Layer Hidden3  { get; }
    [Linear(6)]                                partial Layer Logits   { get; }
}
