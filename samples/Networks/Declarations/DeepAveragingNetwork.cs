using CnnCodegen;

namespace Networks;

/// <summary>
/// Iyyer, Manjunatha, Boyd-Graber and Daumé (2015), "Deep unordered composition rivals syntactic methods": the mean of the word vectors, three hidden
/// layers. In training, whole words are dropped.
/// </summary>
/// <remarks>For the five classes of the Stanford sentiment treebank and its 17,836 words.</remarks>
[TextClassifier]
public sealed partial class DeepAveragingNetwork
{
    [Words(MaxLength = 56), WordDropout(0.3)] partial Layer Sentence { get; }
    [BagOfVectors(17_838, 300)]               partial Layer Mean     { get; }
    [Linear(300), Relu]                       partial Layer Hidden1  { get; }
    [Linear(300), Relu]                       partial Layer Hidden2  { get; }
    [Linear(300), Relu]                       partial Layer Hidden3  { get; }
    [Linear(5)]                               partial Layer Logits   { get; }
}
