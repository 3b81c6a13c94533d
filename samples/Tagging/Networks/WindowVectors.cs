using CnnCodegen;

namespace Tagging.Networks;

/// <summary>The same as <see cref="Window9"/>, from word vectors that were trained on other text: the LM2 rows of the paper's tables.</summary>
[SequenceTagger]
public sealed partial class WindowVectors9
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(45_000, 300, Pretrained = true)]                         partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(9)]                                                         partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="WindowVectors9"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class WindowVectors17
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(45_000, 300, Pretrained = true)]                         partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(17)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="WindowVectors9"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class WindowVectors22
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(45_000, 300, Pretrained = true)]                         partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(22)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}

/// <summary>The same as <see cref="WindowVectors9"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class WindowVectors45
{
    [Words(MaxLength = 256)]                                            partial Layer Words          { get; }
    [Embedding(45_000, 300, Pretrained = true)]                         partial Layer WordVectors    { get; }
    [WordShapes(nameof(Words))]                                         partial Layer Capitals       { get; }
    [Embedding(6, 5)]                                                   partial Layer CapitalVectors { get; }
    [Concat(nameof(WordVectors), nameof(CapitalVectors)), Dropout(0.5)] partial Layer Features       { get; }
    [Window(5, LearnedPadding = true)]                                  partial Layer Windows        { get; }
    [Linear(300), HardTanh, Dropout(0.3)]                               partial Layer Hidden         { get; }
    [Linear(45)]                                                        partial Layer Scores         { get; }
    [Transitions]                                                       partial Layer Pairs          { get; }
}
