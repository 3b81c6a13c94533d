namespace CnnCodegen;

/// <summary>One layer of a network: its name, its attribute with all arguments, what it reads, what it yields, what it stores.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Attribute">The layer's attribute, as the user wrote it.</param>
/// <param name="Modifiers">The modifiers in the order in which they apply: activation, dropout.</param>
/// <param name="Inputs">The indices, in <see cref="NetworkDescription.Layers"/>, of the layers that this one reads; none for an input.</param>
/// <param name="Output">The shape of the result.</param>
/// <param name="Weights">The stored tensors, named and shaped as in PyTorch's state_dict.</param>
public sealed record LayerDescription(
    string Name,
    LayerAttribute Attribute,
    IReadOnlyList<ModifierAttribute> Modifiers,
    IReadOnlyList<int> Inputs,
    LayerShape Output,
    IReadOnlyList<WeightSlot> Weights)
{
    /// <summary>The layer's activation, <see cref="Activation.None"/> where it has none.</summary>
    public Activation Activation => ActivationModifier?.Activation ?? Activation.None;

    /// <summary>The layer's activation with its arguments, <see langword="null"/> where it has none.</summary>
    public ActivationAttribute? ActivationModifier => Modifiers.OfType<ActivationAttribute>().SingleOrDefault();

    /// <summary>The probability of the layer's dropout, 0 where it has none.</summary>
    public double Dropout => Modifiers.OfType<DropoutAttribute>().SingleOrDefault()?.Probability ?? 0;
}
