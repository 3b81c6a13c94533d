using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>A block once for each token, over the token's characters.</summary>
internal sealed class PerTokenLayer : CompositionDefinition<PerTokenAttribute>
{
    protected override void Check(PerTokenAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(0, attribute.Words, "Words");
        checker.AtLeast(0, attribute.CachedWords, "CachedWords");
        if (attribute.Words > 0 && attribute.CachedWords > 0)
            checker.OutOfRange("CachedWords", Literals.Number(attribute.CachedWords), "0 with Words, whose table holds every word");
    }

    protected override LayerInput? Compose(PerTokenAttribute attribute, Composer composer) => composer.RunPerToken();
}
