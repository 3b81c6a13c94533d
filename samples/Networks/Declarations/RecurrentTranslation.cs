using CnnCodegen;

namespace Networks;

/// <summary>
/// Kalchbrenner and Blunsom (2013), "Recurrent continuous translation models", model I: a convolutional model makes one vector of the source, which a recurrent
/// language model of the target adds at every step.
/// </summary>
/// <remarks>
/// <para>
/// The recurrence has a bias, which the paper's has not, and the softmax is over all words, not over classes of words first. Vocabularies of the paper: 25,403 words
/// of English, 34,831 of French.
/// </para>
/// <para>
/// One vector tells all positions of the target the same; model II, <see cref="RecurrentTranslationByPosition"/>, has a column of the source for each.
/// </para>
/// </remarks>
[Translator]
public sealed partial class RecurrentTranslation
{
    [Words(MaxLength = 80)]                                             partial Layer Source        { get; }
    [Embedding(25_405, 256)]                                            partial Layer SourceVectors { get; }
    [SentenceModel]                                                     partial Layer Sentence      { get; }
    [Linear(256, Bias = false)]                                         partial Layer Condition     { get; }
    [Words(MaxLength = 80)]                                             partial Layer Target        { get; }
    [Embedding(34_833, 256)]                                            partial Layer TargetVectors { get; }
    [Add(nameof(TargetVectors), nameof(Condition))]                     partial Layer Conditioned   { get; }
    [Rnn(256, Nonlinearity = Activation.Sigmoid, InputWeights = false)] partial Layer States        { get; }
    [Linear(34_833, Bias = false)]                                      partial Layer Logits        { get; }
}
