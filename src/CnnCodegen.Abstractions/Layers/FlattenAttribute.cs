namespace CnnCodegen;

/// <summary>
/// All numbers of a sequence of constant length as one vector, channel by channel: <c>y[c · length + t] = x[t, c]</c>. Input:
/// <c>length × channels</c>, the length the same for every text. Output: a vector of <c>channels · length</c>.
/// </summary>
/// <remarks>PyTorch: <c>Flatten()</c> of <c>[texts, channels, length]</c>.</remarks>
public sealed class FlattenAttribute : LayerAttribute;
