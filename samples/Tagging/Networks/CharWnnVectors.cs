using CnnCodegen;

namespace Tagging.Networks;

/// <summary>The same as <see cref="CharWnn9"/>, from word vectors that were trained on other text, as in the paper.</summary>
[SequenceTagger]
public sealed partial class CharWnnVectors9
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(9)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnnVectors9"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnnVectors17
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(17)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnnVectors9"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnnVectors22
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(22)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnnVectors9"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnnVectors45
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(45_000, 300, Pretrained = true)]                  partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(45)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}
