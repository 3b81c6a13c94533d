using CnnCodegen;

namespace Translation.Networks;

/// <summary>
/// Kalchbrenner and Blunsom (2013), "Recurrent continuous translation models", model I: convolutions make one vector of the source, which a recurrent network adds at every
/// step of the target. The softmax is over all words, not over classes of words first.
/// </summary>
[Translator]
public sealed partial class ConditionedRnn
{
    [Words(MaxLength = 64)]                                             partial Layer Source        { get; }
    [Embedding(8_000, 256)]                                             partial Layer SourceVectors { get; }
    [SentenceModel]                                                     partial Layer Sentence      { get; }
    [Linear(256, Bias = false)]                                         partial Layer Condition     { get; }
    [Words(MaxLength = 64)]                                             partial Layer Target        { get; }
    [Embedding(8_000, 256)]                                             partial Layer TargetVectors { get; }
    [Add(nameof(TargetVectors), nameof(Condition))]                     partial Layer Conditioned   { get; }
    [Rnn(256, Nonlinearity = Activation.Sigmoid, InputWeights = false)] partial Layer States        { get; }
    [Linear(8_000, Bias = false)]                                       partial Layer Logits        { get; }
}
