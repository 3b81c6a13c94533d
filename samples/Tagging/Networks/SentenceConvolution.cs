using CnnCodegen;

namespace Tagging.Networks;

/// <summary>
/// After the sentence approach of Collobert et al. (2011): a convolution over the whole sentence, whose largest values stand beside what each word's own surroundings yield.
/// </summary>
/// <remarks>
/// The paper runs its network once for each word, with the distance to that word as a feature, and takes the largest values over time alone. Here one run tags all words: a word's place is
/// what its own row of the convolution says.
/// </remarks>
[SequenceTagger]
public sealed partial class SentenceConvolution4
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh]                                             partial Layer Local          { get; }
    [Conv1d(300, 3, Padding = Padding.Same), HardTanh]                  partial Layer Map            { get; }
    [MaxOverTime]                                                       partial Layer Sentence       { get; }
    [Concat(nameof(Map), nameof(Sentence)), Dropout(0.3)]               partial Layer Both           { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(4)]                                                         partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="SentenceConvolution4"/>, for 9 tags.</summary>
[SequenceTagger]
public sealed partial class SentenceConvolution9
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh]                                             partial Layer Local          { get; }
    [Conv1d(300, 3, Padding = Padding.Same), HardTanh]                  partial Layer Map            { get; }
    [MaxOverTime]                                                       partial Layer Sentence       { get; }
    [Concat(nameof(Map), nameof(Sentence)), Dropout(0.3)]               partial Layer Both           { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(9)]                                                         partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="SentenceConvolution4"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class SentenceConvolution17
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh]                                             partial Layer Local          { get; }
    [Conv1d(300, 3, Padding = Padding.Same), HardTanh]                  partial Layer Map            { get; }
    [MaxOverTime]                                                       partial Layer Sentence       { get; }
    [Concat(nameof(Map), nameof(Sentence)), Dropout(0.3)]               partial Layer Both           { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(17)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="SentenceConvolution4"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class SentenceConvolution22
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh]                                             partial Layer Local          { get; }
    [Conv1d(300, 3, Padding = Padding.Same), HardTanh]                  partial Layer Map            { get; }
    [MaxOverTime]                                                       partial Layer Sentence       { get; }
    [Concat(nameof(Map), nameof(Sentence)), Dropout(0.3)]               partial Layer Both           { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(22)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="SentenceConvolution4"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class SentenceConvolution45
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh]                                             partial Layer Local          { get; }
    [Conv1d(300, 3, Padding = Padding.Same), HardTanh]                  partial Layer Map            { get; }
    [MaxOverTime]                                                       partial Layer Sentence       { get; }
    [Concat(nameof(Map), nameof(Sentence)), Dropout(0.3)]               partial Layer Both           { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(45)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}
