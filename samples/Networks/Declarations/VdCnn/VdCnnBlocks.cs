using CnnCodegen;

namespace Networks;

/// <summary>
/// The block of Conneau, Schwenk, Barrault and LeCun (2017), "Very deep convolutional networks for text classification": two convolutions of width 3, each followed
/// by batch normalisation and the rectifier.
/// </summary>
/// <remarks>
/// The depth of a network is the number of its convolutions: the stem, and two for each block. What deviates from the paper in all of them: texts are cut at 1024
/// characters, but shorter ones are not filled up to that; the paper pads. For the four topics of AG News.
/// </remarks>
[Block]
internal sealed partial class ConvBlock
{
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu] partial Layer First  { get; }
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu] partial Layer Second { get; }
}

/// <summary>A <see cref="ConvBlock"/> that halves the length.</summary>
[Block]
internal sealed partial class HalvingBlock
{
    [Conv1d(Channels.Same, 3, Padding = Padding.Same, Stride = 2), BatchNorm, Relu] partial Layer First  { get; }
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu]             partial Layer Second { get; }
}

/// <summary>A <see cref="ConvBlock"/> with a shortcut around it; the last rectifier follows the sum. Where the channels change, the shortcut is a convolution of width 1.</summary>
[Block]
internal sealed partial class ShortcutBlock
{
    [Residual<ConvPair>(ProjectionBatchNorm = true), Relu] partial Layer Sum { get; }
}

/// <summary>A <see cref="ShortcutBlock"/> that halves the length, in the block and in the shortcut.</summary>
[Block]
internal sealed partial class HalvingShortcutBlock
{
    [Residual<HalvingPair>(ProjectionBatchNorm = true), Relu] partial Layer Sum { get; }
}

/// <summary>What a <see cref="ShortcutBlock"/> adds to its input.</summary>
[Block]
internal sealed partial class ConvPair
{
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu] partial Layer First  { get; }
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm]       partial Layer Second { get; }
}

/// <summary>What a <see cref="HalvingShortcutBlock"/> adds to its input.</summary>
[Block]
internal sealed partial class HalvingPair
{
    [Conv1d(Channels.Same, 3, Padding = Padding.Same, Stride = 2), BatchNorm, Relu] partial Layer First  { get; }
    [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm]                   partial Layer Second { get; }
}
