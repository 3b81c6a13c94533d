namespace CnnCodegen;

/// <summary>
/// Joins several layers along the channels. Inputs: all vectors, or all sequences of the same length. Output: the same with
/// <c>Σ channels</c>.
/// </summary>
/// <remarks>PyTorch: <c>cat(dim=1)</c>.</remarks>
/// <param name="layers">The layers to join, each as <c>nameof(Layer)</c>, in this order; all must stand above. At least two.</param>
public sealed class ConcatAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The layers to join, in this order.</summary>
    public string[] Layers { get; } = layers;
}
