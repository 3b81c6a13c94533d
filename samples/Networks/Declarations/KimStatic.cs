using CnnCodegen;

namespace Networks;

/// <summary>Kim (2014), the variant CNN-static: word vectors are given, and training leaves them as they are.</summary>
/// <remarks>Deviates as <see cref="KimRand"/> does.</remarks>
[TextClassifier]
public sealed partial class KimStatic
{
    [Words(MaxLength = 56)]                                    partial Layer Sentence { get; }
    [Embedding(18_767, 300, Pretrained = true, Frozen = true)] partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                 partial Layer Logits   { get; }
}
