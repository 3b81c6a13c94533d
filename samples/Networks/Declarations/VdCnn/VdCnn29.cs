using CnnCodegen;

namespace Networks;

// The networks of this depth: between the stages max pooling, k-max pooling or a stride; without shortcuts around the blocks, then with them.

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by max pooling, without shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29
{
    [Characters(MaxLength = 1024)]          partial Layer Text    { get; }
    [Embedding(69, 16)]                     partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] partial Layer Stem    { get; }
    [Repeat<ConvBlock>(5)]                  partial Layer Stage1  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half1   { get; }
    [Repeat<ConvBlock>(5, Channels = 128)]  partial Layer Stage2  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half2   { get; }
    [Repeat<ConvBlock>(2, Channels = 256)]  partial Layer Stage3  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)] partial Layer Half3   { get; }
    [Repeat<ConvBlock>(2, Channels = 512)]  partial Layer Stage4  { get; }
    [KMaxPool(8)]                           partial Layer Top     { get; }
    [Linear(2048), Relu]                    partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    partial Layer Hidden2 { get; }
    [Linear(4)]                             partial Layer Logits  { get; }
}

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by k-max pooling, without shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29KMax
{
    [Characters(MaxLength = 1024)]          partial Layer Text    { get; }
    [Embedding(69, 16)]                     partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)] partial Layer Stem    { get; }
    [Repeat<ConvBlock>(5)]                  partial Layer Stage1  { get; }
    [ProportionalKMaxPool(2)]               partial Layer Half1   { get; }
    [Repeat<ConvBlock>(5, Channels = 128)]  partial Layer Stage2  { get; }
    [ProportionalKMaxPool(2)]               partial Layer Half2   { get; }
    [Repeat<ConvBlock>(2, Channels = 256)]  partial Layer Stage3  { get; }
    [ProportionalKMaxPool(2)]               partial Layer Half3   { get; }
    [Repeat<ConvBlock>(2, Channels = 512)]  partial Layer Stage4  { get; }
    [KMaxPool(8)]                           partial Layer Top     { get; }
    [Linear(2048), Relu]                    partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                    partial Layer Hidden2 { get; }
    [Linear(4)]                             partial Layer Logits  { get; }
}

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by strided convolutions, without shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29Strided
{
    [Characters(MaxLength = 1024)]            partial Layer Text    { get; }
    [Embedding(69, 16)]                       partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)]   partial Layer Stem    { get; }
    [Repeat<ConvBlock>(5)]                    partial Layer Stage1  { get; }
    [Repeat<HalvingBlock>(1, Channels = 128)] partial Layer Half1   { get; }
    [Repeat<ConvBlock>(4, Channels = 128)]    partial Layer Stage2  { get; }
    [Repeat<HalvingBlock>(1, Channels = 256)] partial Layer Half2   { get; }
    [Repeat<ConvBlock>(1, Channels = 256)]    partial Layer Stage3  { get; }
    [Repeat<HalvingBlock>(1, Channels = 512)] partial Layer Half3   { get; }
    [Repeat<ConvBlock>(1, Channels = 512)]    partial Layer Stage4  { get; }
    [KMaxPool(8)]                             partial Layer Top     { get; }
    [Linear(2048), Relu]                      partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                      partial Layer Hidden2 { get; }
    [Linear(4)]                               partial Layer Logits  { get; }
}

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by max pooling, with shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29Shortcut
{
    [Characters(MaxLength = 1024)]             partial Layer Text    { get; }
    [Embedding(69, 16)]                        partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)]    partial Layer Stem    { get; }
    [Repeat<ShortcutBlock>(5)]                 partial Layer Stage1  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)]    partial Layer Half1   { get; }
    [Repeat<ShortcutBlock>(5, Channels = 128)] partial Layer Stage2  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)]    partial Layer Half2   { get; }
    [Repeat<ShortcutBlock>(2, Channels = 256)] partial Layer Stage3  { get; }
    [MaxPool1d(3, Stride = 2, Padding = 1)]    partial Layer Half3   { get; }
    [Repeat<ShortcutBlock>(2, Channels = 512)] partial Layer Stage4  { get; }
    [KMaxPool(8)]                              partial Layer Top     { get; }
    [Linear(2048), Relu]                       partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                       partial Layer Hidden2 { get; }
    [Linear(4)]                                partial Layer Logits  { get; }
}

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by k-max pooling, with shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29ShortcutKMax
{
    [Characters(MaxLength = 1024)]             partial Layer Text    { get; }
    [Embedding(69, 16)]                        partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)]    partial Layer Stem    { get; }
    [Repeat<ShortcutBlock>(5)]                 partial Layer Stage1  { get; }
    [ProportionalKMaxPool(2)]                  partial Layer Half1   { get; }
    [Repeat<ShortcutBlock>(5, Channels = 128)] partial Layer Stage2  { get; }
    [ProportionalKMaxPool(2)]                  partial Layer Half2   { get; }
    [Repeat<ShortcutBlock>(2, Channels = 256)] partial Layer Stage3  { get; }
    [ProportionalKMaxPool(2)]                  partial Layer Half3   { get; }
    [Repeat<ShortcutBlock>(2, Channels = 512)] partial Layer Stage4  { get; }
    [KMaxPool(8)]                              partial Layer Top     { get; }
    [Linear(2048), Relu]                       partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                       partial Layer Hidden2 { get; }
    [Linear(4)]                                partial Layer Logits  { get; }
}

/// <summary>Conneau, Schwenk, Barrault and LeCun (2017), depth 29, halved by strided convolutions, with shortcuts.</summary>
/// <remarks>See <see cref="ConvBlock"/> for what deviates.</remarks>
[TextClassifier]
public sealed partial class VdCnn29ShortcutStrided
{
    [Characters(MaxLength = 1024)]                    partial Layer Text    { get; }
    [Embedding(69, 16)]                               partial Layer Symbols { get; }
    [Conv1d(64, 3, Padding = Padding.Same)]           partial Layer Stem    { get; }
    [Repeat<ShortcutBlock>(5)]                        partial Layer Stage1  { get; }
    [Repeat<HalvingShortcutBlock>(1, Channels = 128)] partial Layer Half1   { get; }
    [Repeat<ShortcutBlock>(4, Channels = 128)]        partial Layer Stage2  { get; }
    [Repeat<HalvingShortcutBlock>(1, Channels = 256)] partial Layer Half2   { get; }
    [Repeat<ShortcutBlock>(1, Channels = 256)]        partial Layer Stage3  { get; }
    [Repeat<HalvingShortcutBlock>(1, Channels = 512)] partial Layer Half3   { get; }
    [Repeat<ShortcutBlock>(1, Channels = 512)]        partial Layer Stage4  { get; }
    [KMaxPool(8)]                                     partial Layer Top     { get; }
    [Linear(2048), Relu]                              partial Layer Hidden1 { get; }
    [Linear(2048), Relu]                              partial Layer Hidden2 { get; }
    [Linear(4)]                                       partial Layer Logits  { get; }
}
