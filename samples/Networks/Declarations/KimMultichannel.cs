using CnnCodegen;

namespace Networks;

/// <summary>
/// Kim (2014), the variant CNN-multichannel: two copies of the given word vectors, of which one is trained further. Each filter is applied to
/// both, and the results are added.
/// </summary>
/// <remarks>
/// A filter is linear, so that adding the vectors before it is the same. A filter's bias counts once; with the results of two convolutions added it
/// would count twice, which is another way to write the same networks. Otherwise deviates as <see cref="KimRand"/> does.
/// </remarks>
[TextClassifier]
public sealed partial class KimMultichannel
{
    [Words(MaxLength = 56)]                                              partial Layer Sentence { get; }
    [Embedding(18_767, 300, Pretrained = true, Frozen = true)]           partial Layer Given    { get; }
    [Embedding(18_767, 300, Pretrained = true, From = nameof(Sentence))] partial Layer Tuned    { get; }
    [Add(nameof(Given), nameof(Tuned))]                                  partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)]           partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 1.5)]                                           partial Layer Logits   { get; }
}
