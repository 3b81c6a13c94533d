namespace CnnCodegen.Reference;

/// <summary>What the meaning of a layer may depend on besides the values that it reads.</summary>
/// <param name="Weights">The network's tensors.</param>
/// <param name="TextLength">The tokens, cut and filled, of the text that the layer's first input was made of.</param>
/// <param name="Block">The network that the layer runs once per token, if any.</param>
/// <param name="Spellings">The ids that it runs on, one list per token; empty where there is no such network.</param>
public sealed record ReferenceContext(ReferenceWeights Weights, int TextLength, ReferenceNetwork? Block, IReadOnlyList<int[]> Spellings);
