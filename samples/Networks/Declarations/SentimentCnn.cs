using CnnCodegen;

namespace Networks;

/// <summary>Kim (2014), "Convolutional neural networks for sentence classification": filters of three widths, max over time.</summary>
/// <remarks>The network of the introduction, with a round vocabulary; see <see cref="KimRand"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class SentimentCnn
{
    [Words(MaxLength = 56)]                                    partial Layer Sentence { get; }
    [Embedding(20_000, 300)]                                   partial Layer Vectors  { get; }
    [ConvBank([100, 100, 100], [3, 4, 5]), Relu, Dropout(0.5)] partial Layer NGrams   { get; }
    [Linear(2, MaxNorm = 3)]                                   partial Layer Logits   { get; }
}
