using CnnCodegen;

namespace Networks;

/// <summary>
/// Kalchbrenner and Blunsom (2013), "Recurrent continuous translation models", model II: convolutions make a column of each four words of the source, which are translated
/// and unfolded to columns of single words again; a recurrent language model of the target adds, at each step, the column of its own position.
/// </summary>
/// <remarks>
/// <para>
/// The kernels are row-wise (<see cref="Conv1dAttribute.Groups"/>), without bias. The inverse model's convolutions are transposed ones of stride 1: each is a convolution
/// with <see cref="Padding.Wide"/> and its kernel turned round, which training finds as easily. Whether the paper has sigmoids behind these, too, is not known; here there are
/// none. A source of fewer than four words is filled up to four with zeros.
/// </para>
/// <para>
/// The paper knows the number m of the target's words before it unfolds: from the columns of four-grams it takes m − 3, which become m columns. Here nobody knows m while a
/// translation is written, so that all are unfolded, to as many columns as the source has words, and these are cut off, or filled up with zeros. Both are the same where the
/// target has as many words as the source, or more, because zeros unfold to zeros. Where it has fewer, its last three columns also hold what the four-grams behind the cut put
/// there.
/// </para>
/// <para>
/// The paper's Poisson distribution of the target's length, P(m | e), is left out: a sentence is over when the end token comes, whose probability depends on the column
/// behind the last word. What a given pair is scored with is the product of the probabilities of its words and of the end token, where the paper has P(f | m, e) · P(m | e).
/// </para>
/// <para>
/// The recurrence has a bias, which the paper's has not, and the softmax is over all words, not over classes of words first. Vocabularies of the paper: 25,403 words
/// of English, 34,831 of French.
/// </para>
/// </remarks>
[Translator]
public sealed partial class RecurrentTranslationByPosition
{
    [Words(MaxLength = 80)]                                              partial Layer Source        { get; }
    [Embedding(25_405, 256)]                                             partial Layer SourceVectors { get; }
    [Conv1d(256, 2, Groups = 256, Bias = false), Sigmoid]                partial Layer Bigrams       { get; }
    [Conv1d(256, 3, Groups = 256, Bias = false), Sigmoid]                partial Layer FourGrams     { get; }
    [Linear(256, Bias = false), Sigmoid]                                 partial Layer Translated    { get; }
    [Conv1d(256, 3, Padding = Padding.Wide, Groups = 256, Bias = false)] partial Layer Unfolding     { get; }
    [Conv1d(256, 2, Padding = Padding.Wide, Groups = 256, Bias = false)] partial Layer Columns       { get; }
    [Words(MaxLength = 80)]                                              partial Layer Target        { get; }
    [Embedding(34_833, 256)]                                             partial Layer TargetVectors { get; }
    [FitLength(nameof(Target), From = nameof(Columns))]                  partial Layer Fitted        { get; }
    [Linear(256, Bias = false)]                                          partial Layer Condition     { get; }
    [Add(nameof(TargetVectors), nameof(Condition))]                      partial Layer Conditioned   { get; }
    [Rnn(256, Nonlinearity = Activation.Sigmoid, InputWeights = false)]  partial Layer States        { get; }
    [Linear(34_833, Bias = false)]                                       partial Layer Logits        { get; }
}
