
namespace CnnCodegen.Generator.Layers;

/// <summary>A block once for each token, over the token's characters.</summary>
internal sealed class PerTokenLayer : CompositionDefinition<PerTokenAttribute>
{
    protected override LayerInput? Compose(PerTokenAttribute attribute, Composer composer) => composer.RunPerToken();
}
