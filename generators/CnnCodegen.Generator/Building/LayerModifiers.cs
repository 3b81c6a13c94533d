using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Building;

/// <summary>The modifiers of a layer, in the order in which they apply.</summary>
/// <param name="Normalization">The normalisation, or null.</param>
/// <param name="Activation">The activation.</param>
/// <param name="HasDropout">Whether it has dropout.</param>
internal sealed record LayerModifiers(NormalizationAttribute? Normalization, ActivationFunction Activation, bool HasDropout)
{
    public static LayerModifiers None { get; } = new(null, default(ActivationFunction), false);
}
