namespace CnnCodegen;

/// <summary>A modifier that gives the layer's result a common scale, before the activation.</summary>
/// <remarks>The weights of layer <c>Stem</c> are called <c>Stem.norm.weight</c> and <c>Stem.norm.bias</c>, both <c>[channels]</c>.</remarks>
public abstract class NormalizationAttribute : ModifierAttribute
{
    private protected NormalizationAttribute()
    {
    }

    /// <summary>What is added to the variance before its square root is taken; positive.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
