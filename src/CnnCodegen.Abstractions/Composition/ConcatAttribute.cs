namespace CnnCodegen;

/// <summary>
/// Joins several layers along the channels. Inputs: vectors, sequences of the same length, or both; beside sequences, a vector stands at
/// each position. Output: a vector, or a sequence where one of the inputs is one, of <c>Σ channels</c>.
/// </summary>
/// <remarks>PyTorch: <c>cat(dim=1)</c>, vectors expanded over time.</remarks>
/// <param name="layers">The layers to join, each as <c>nameof(Layer)</c>, in this order; all must stand above. At least two.</param>
public sealed class ConcatAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The layers to join, in this order.</summary>
    public string[] Layers { get; } = layers;
}
