namespace CnnCodegen;

/// <summary>
/// Its input, unchanged: a place for modifiers that do not follow a layer of their own, as in
/// <c>[Identity(From = nameof(Sum)), BatchNorm, Relu]</c>. Input: any. Output: the same shape.
/// </summary>
/// <remarks>PyTorch: <c>Identity()</c>. A property with modifiers alone is an Identity.</remarks>
public sealed class IdentityAttribute : LayerAttribute;
