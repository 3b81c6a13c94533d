using System;

namespace CnnCodegen;

/// <summary>
/// Marks a partial class as a block: layers that networks use together, once or several times, through <see cref="RepeatAttribute{T}"/> and
/// the other compositions.
/// </summary>
/// <remarks>
/// The first layer reads what the composition reads; the last layer's result is the block's. A block has no inputs of its own, except in
/// <see cref="PerTokenAttribute{T}"/>, where the first layer is the input of one token's characters.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// private sealed partial class ConvBlock
/// {
///     [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu]  partial Layer First  { get; }
///     [Conv1d(Channels.Same, 3, Padding = Padding.Same), BatchNorm, Relu]  partial Layer Second { get; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
