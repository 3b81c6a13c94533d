using CnnCodegen;

namespace Networks;

/// <summary>The neural bag of words of Iyyer et al. (2015): the mean of the word vectors, and a linear layer.</summary>
/// <remarks>For the five classes of the Stanford sentiment treebank and its 17,836 words.</remarks>
[TextClassifier]
public sealed partial class NeuralBagOfWords
{
    [Words(MaxLength = 56)]     partial Layer Sentence { get; }
    [BagOfVectors(17_838, 300)] partial Layer Mean     { get; }
    [Linear(5)]                 partial Layer Logits   { get; }
}
