namespace CnnCodegen;

/// <summary>One layer of a network: its name, its attribute with all arguments, what it reads, what it yields, what it stores.</summary>
/// <param name="Name">
/// The property's name; for a layer of a block the names on the way to it, joined by dots: <c>Stage1.0.First</c>.
/// </param>
/// <param name="Attribute">The layer's attribute with its arguments; <see cref="Channels.Same"/> is replaced by the number that it stands for.</param>
/// <param name="Modifiers">The modifiers in the order in which they apply: normalisation, activation, dropout; word dropout on an input.</param>
/// <param name="Inputs">
/// The indices, in <see cref="NetworkDescription.Layers"/>, of the layers that this one reads; none for an input. First
/// the layers whose values it works on, then its <c>State</c>, then its <c>Memory</c>, where it has them.
/// </param>
/// <param name="Output">The shape of the result.</param>
/// <param name="Weights">The stored tensors of the layer itself, named and shaped as in PyTorch's state_dict.</param>
/// <param name="Block">
/// The network that a <see cref="PerTokenAttribute"/> runs once per token, <see langword="null"/> for all other layers. Its layers and weights have full
/// names: <c>Spelled.Vectors</c>, <c>Spelled.Vectors.weight</c>.
/// </param>
public sealed record LayerDescription(
    string Name,
    LayerAttribute Attribute,
    IReadOnlyList<ModifierAttribute> Modifiers,
    IReadOnlyList<int> Inputs,
    LayerShape Output,
    IReadOnlyList<WeightSlot> Weights,
    NetworkDescription? Block = null)
{
    /// <summary>The layer's normalisation with its arguments, <see langword="null"/> where it has none.</summary>
    public NormalizationAttribute? Normalization => Modifiers.OfType<NormalizationAttribute>().SingleOrDefault();

    /// <summary>The layer's activation, <see cref="Activation.None"/> where it has none.</summary>
    public Activation Activation => ActivationModifier?.Activation ?? Activation.None;

    /// <summary>The layer's activation with its arguments, <see langword="null"/> where it has none.</summary>
    public ActivationAttribute? ActivationModifier => Modifiers.OfType<ActivationAttribute>().SingleOrDefault();

    /// <summary>The probability of the layer's dropout, 0 where it has none.</summary>
    public double Dropout => Modifiers.OfType<DropoutAttribute>().SingleOrDefault()?.Probability ?? 0;

    /// <summary>The probability that training removes a token of this input, 0 where it removes none.</summary>
    public double WordDropout => Modifiers.OfType<WordDropoutAttribute>().SingleOrDefault()?.Probability ?? 0;
}
