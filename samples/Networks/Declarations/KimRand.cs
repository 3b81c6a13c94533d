using CnnCodegen;

namespace Networks;

/// <summary>Kim (2014), the variant CNN-rand: word vectors start at random and are trained.</summary>
/// <remarks>
/// The limit of the last layer's rows is 1.5 where the paper has 3: dropout divides by the share that it keeps (0.5) here, and did not there.
/// The paper's code puts zero rows before and after each sentence; here filters see the sentence alone. The vocabulary is that of the movie
/// reviews (MR): 18,765 words.
/// </remarks>
[TextClassifier]
public sealed partial class KimRand
{
    [Words(MaxLength = 56)]                                    partial Layer Sentence { get; }
    [Embedding(18_767, 300)]                                   partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                 partial Layer Logits   { get; }
}
