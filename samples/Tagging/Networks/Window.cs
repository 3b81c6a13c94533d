using CnnCodegen;

namespace Tagging.Networks;

/// <summary>
/// Collobert et al. (2011), "Natural language processing (almost) from scratch", the window approach with sentence-level likelihood: each word's tag from the vectors of five words
/// and of their capitalisation.
/// </summary>
/// <remarks>Not the paper's: dropout, vectors of 100 numbers instead of 50, learned vectors beyond both ends that are no word's.</remarks>
[SequenceTagger]
public sealed partial class Window4
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(4)]                                                         partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="Window4"/>, for 9 tags.</summary>
[SequenceTagger]
public sealed partial class Window9
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(9)]                                                         partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="Window4"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class Window17
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(17)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="Window4"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class Window22
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(22)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="Window4"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class Window45
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(12_000, 100)]                                            partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(45)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}
