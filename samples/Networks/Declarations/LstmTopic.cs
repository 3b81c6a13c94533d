using CnnCodegen;

namespace Networks;

/// <summary>The LSTM baseline of Zhang, Zhao and LeCun (2015): word vectors, 512 units, and the mean of all states.</summary>
/// <remarks>For the four topics of AG News; the vocabulary of the given vectors is cut to 100,000 words.</remarks>
[TextClassifier]
public sealed partial class LstmTopic
{
    [Words(MaxLength = 200)]                     partial Layer Text    { get; }
    [Embedding(100_002, 300, Pretrained = true)] partial Layer Vectors { get; }
    [Lstm(512)]                                  partial Layer States  { get; }
    [AverageOverTime]                            partial Layer Mean    { get; }
    [Linear(4)]                                  partial Layer Logits  { get; }
}
