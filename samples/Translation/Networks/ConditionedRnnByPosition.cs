using CnnCodegen;

namespace Translation.Networks;

/// <summary>
/// Kalchbrenner and Blunsom (2013), "Recurrent continuous translation models", model II: convolutions make a column of each four words of the source, which are translated
/// and unfolded to columns of single words; a recurrent network of the target adds, at each step, the column of its own position.
/// </summary>
/// <remarks>
/// The columns are cut off, or filled up with zeros, to the target's length after they are unfolded, not before, because that length is not known while a translation is
/// written; for the same reason the paper's distribution of lengths is left out, and the end token ends a sentence. The recurrence has a bias, and the softmax is over all
/// words, not over classes of words first.
/// </remarks>
[Translator]
public sealed partial class ConditionedRnnByPosition
{
    [Words(MaxLength = 64)]                                              partial Layer Source        { get; }
    [Embedding(8_000, 256)]                                              partial Layer SourceVectors { get; }
    [Conv1d(256, 2, Groups = 256, Bias = false), Sigmoid]                partial Layer Bigrams       { get; }
    [Conv1d(256, 3, Groups = 256, Bias = false), Sigmoid]                partial Layer FourGrams     { get; }
    [Linear(256, Bias = false), Sigmoid]                                 partial Layer Translated    { get; }
    [Conv1d(256, 3, Padding = Padding.Wide, Groups = 256, Bias = false)] partial Layer Unfolding     { get; }
    [Conv1d(256, 2, Padding = Padding.Wide, Groups = 256, Bias = false)] partial Layer Columns       { get; }
    [Words(MaxLength = 64)]                                              partial Layer Target        { get; }
    [Embedding(8_000, 256)]                                              partial Layer TargetVectors { get; }
    [FitLength(nameof(Target), From = nameof(Columns))]                  partial Layer Fitted        { get; }
    [Linear(256, Bias = false)]                                          partial Layer Condition     { get; }
    [Add(nameof(TargetVectors), nameof(Condition))]                      partial Layer Conditioned   { get; }
    [Rnn(256, Nonlinearity = Activation.Sigmoid, InputWeights = false)]  partial Layer States        { get; }
    [Linear(8_000, Bias = false)]                                        partial Layer Logits        { get; }
}
