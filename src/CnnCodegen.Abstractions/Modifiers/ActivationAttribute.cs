namespace CnnCodegen;

/// <summary>A modifier that applies an element-wise function to the layer's result, before dropout.</summary>
public abstract class ActivationAttribute : ModifierAttribute
{
    private protected ActivationAttribute(Activation activation) => Activation = activation;

    /// <summary>The function.</summary>
    public Activation Activation { get; }
}
