using CnnCodegen;

namespace Networks;

/// <summary>Kim (2014), the variant CNN-non-static: word vectors are given, and trained further.</summary>
/// <remarks>Deviates as <see cref="KimRand"/> does.</remarks>
[TextClassifier]
public sealed partial class KimNonStatic
{
    [Words(MaxLength = 56)]                                    partial Layer Sentence { get; }
    [Embedding(18_767, 300, Pretrained = true)]                partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                 partial Layer Logits   { get; }
}
