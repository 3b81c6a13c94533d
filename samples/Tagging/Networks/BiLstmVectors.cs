using CnnCodegen;

namespace Tagging.Networks;

/// <summary>The same as <see cref="BiLstm9"/>, from word vectors that were trained on other text.</summary>
[SequenceTagger]
public sealed partial class BiLstmVectors9
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(9)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstmVectors9"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstmVectors17
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(17)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstmVectors9"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstmVectors22
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(22)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstmVectors9"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstmVectors45
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(45)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}
