using CnnCodegen;

namespace Tagging.Networks;

/// <summary>For comparison: the words and characters of <see cref="CharWnn4"/>, read by a recurrent network from both sides instead of a window.</summary>
[SequenceTagger]
public sealed partial class BiLstm4
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(4)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstm4"/>, for 9 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstm9
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(9)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstm4"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstm17
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(17)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstm4"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstm22
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(22)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="BiLstm4"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class BiLstm45
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Lstm(150, Bidirectional = true), Dropout(0.5)]              partial Layer Context     { get; }
    [Linear(45)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}
