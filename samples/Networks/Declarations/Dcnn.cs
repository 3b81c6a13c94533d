using CnnCodegen;

namespace Networks;

/// <summary>
/// Kalchbrenner, Grefenstette and Blunsom (2014), "A convolutional neural network for modelling sentences": wide convolutions row by row, folding, and
/// as many largest values as the sentence is long.
/// </summary>
/// <remarks>
/// A row is a dimension of the word vectors. Folding adds two neighbouring rows, and a convolution is linear: both together are one convolution over groups of two
/// rows, with exactly the weights of the two (48 rows × 6 maps × width 7; 24 rows × 6 × 14 maps × width 5), so that there is no layer for folding. For the binary
/// sentiment treebank: 16,185 words, 6 maps, then 14, and 4 values at the top.
/// </remarks>
[TextClassifier]
public sealed partial class Dcnn
{
    [Words(MaxLength = 56)]                                   partial Layer Sentence { get; }
    [Embedding(16_187, 48)]                                   partial Layer Vectors  { get; }
    [Conv1d(6 * 24, 7, Padding = Padding.Wide, Groups = 24)]  partial Layer Maps1    { get; }
    [DynamicKMaxPool(1, 2, 4), Tanh]                          partial Layer Pooled1  { get; }
    [Conv1d(14 * 12, 5, Padding = Padding.Wide, Groups = 12)] partial Layer Maps2    { get; }
    [DynamicKMaxPool(2, 2, 4), Tanh, Dropout(0.5)]            partial Layer Pooled2  { get; }
    [Linear(2)]                                               partial Layer Logits   { get; }
}
