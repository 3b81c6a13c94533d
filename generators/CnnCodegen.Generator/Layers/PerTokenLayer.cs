using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>A block once for each token, over the token's characters.</summary>
internal sealed class PerTokenLayer : CompositionDefinition<PerTokenAttribute>
{
    protected override void Check(PerTokenAttribute attribute, LayerChecker checker) => checker.AtLeast(0, attribute.Words, "Words");

    protected override LayerInput? Compose(PerTokenAttribute attribute, Composer composer) => composer.RunPerToken();
}
