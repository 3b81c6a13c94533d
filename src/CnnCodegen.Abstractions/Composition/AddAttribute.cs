namespace CnnCodegen;

/// <summary>
/// The sum of several layers, element by element. Inputs: vectors, sequences of the same length, or both, all of the same number of
/// channels; beside sequences, a vector is added at each position. Output: a vector, or a sequence where one of the inputs is one.
/// </summary>
/// <remarks>PyTorch: <c>+</c>, vectors expanded over time.</remarks>
/// <param name="layers">The layers to add, each as <c>nameof(Layer)</c>; all must stand above. At least two.</param>
public sealed class AddAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>The layers to add.</summary>
    public string[] Layers { get; } = layers;
}
