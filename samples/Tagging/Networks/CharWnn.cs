using CnnCodegen;

namespace Tagging.Networks;

/// <summary>
/// Dos Santos and Zadrozny (2014), "Learning character-level representations for part-of-speech tagging": each word's tag from a window of five words, each of which is its vector and
/// what a convolution finds in its characters.
/// </summary>
/// <remarks>Sizes are the paper's; dropout is not.</remarks>
[SequenceTagger]
public sealed partial class CharWnn4
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(4)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnn4"/>, for 9 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnn9
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(9)]                                                  partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnn4"/>, for 17 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnn17
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(17)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnn4"/>, for 22 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnn22
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(22)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="CharWnn4"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class CharWnn45
{
    [Words(MaxLength = 256)]                                     partial Layer Words       { get; }
    [Embedding(12_000, 100)]                                     partial Layer WordVectors { get; }
    [PerToken<Speller>(From = nameof(Words))]                    partial Layer Spelled     { get; }
    [Concat(nameof(WordVectors), nameof(Spelled)), Dropout(0.5)] partial Layer Features    { get; }
    [Window(5, LearnedPadding = true)]                           partial Layer Windows     { get; }
    [Linear(300), Tanh, Dropout(0.3)]                            partial Layer Hidden      { get; }
    [Linear(45)]                                                 partial Layer Scores      { get; }
    [Transitions]                                                partial Layer Pairs       { get; }
}
