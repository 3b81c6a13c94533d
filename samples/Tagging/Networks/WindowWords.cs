using CnnCodegen;

namespace Tagging.Networks;

/// <summary>The window approach with nothing but the words' vectors: what <see cref="CharWnn17"/> is compared with in the paper's tables, where no features are made by hand.</summary>
[SequenceTagger]
public sealed partial class WindowWords17
{
    [Words(MaxLength = 256)]               partial Layer Words       { get; }
    [Embedding(12_000, 100), Dropout(0.5)] partial Layer WordVectors { get; }
    [Window(5, LearnedPadding = true)]     partial Layer Windows     { get; }
    [Linear(300), HardTanh, Dropout(0.3)]  partial Layer Hidden      { get; }
    [Linear(17)]                           partial Layer Scores      { get; }
    [Transitions]                          partial Layer Pairs       { get; }
}

/// <summary>The same as <see cref="WindowWords17"/>, for 45 tags.</summary>
[SequenceTagger]
public sealed partial class WindowWords45
{
    [Words(MaxLength = 256)]               partial Layer Words       { get; }
    [Embedding(12_000, 100), Dropout(0.5)] partial Layer WordVectors { get; }
    [Window(5, LearnedPadding = true)]     partial Layer Windows     { get; }
    [Linear(300), HardTanh, Dropout(0.3)]  partial Layer Hidden      { get; }
    [Linear(45)]                           partial Layer Scores      { get; }
    [Transitions]                          partial Layer Pairs       { get; }
}
