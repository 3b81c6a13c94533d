using CnnCodegen;

namespace SentenceClassification.Networks;

/// <summary>
/// The neural bag of words of Iyyer et al. (2015): the mean of the word vectors, and a linear layer. It does not see the order of words.
/// </summary>
[TextClassifier]
public sealed partial class BagOfWords2
{
    [Words(MaxLength = 120)]    partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)] partial Layer Mean     { get; }
    [Linear(2)]                 partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="BagOfWords2"/>, for five labels.</summary>
[TextClassifier]
public sealed partial class BagOfWords5
{
    [Words(MaxLength = 120)]    partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)] partial Layer Mean     { get; }
    [Linear(5)]                 partial Layer Logits   { get; }
}

/// <summary>The same as <see cref="BagOfWords2"/>, for six labels.</summary>
[TextClassifier]
public sealed partial class BagOfWords6
{
    [Words(MaxLength = 120)]    partial Layer Sentence { get; }
    [BagOfVectors(22_000, 300)] partial Layer Mean     { get; }
    [Linear(6)]                 partial Layer Logits   { get; }
}
