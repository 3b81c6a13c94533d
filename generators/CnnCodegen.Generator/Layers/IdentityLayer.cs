using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Its input unchanged: carries modifiers.</summary>
internal sealed class IdentityLayer : LayerDefinition<IdentityAttribute>
{
    protected override Node? Lower(IdentityAttribute attribute, LayerLowering layer) =>
        layer.ReadsNumbers() ? layer.Modify(layer.Add(new IdentityOperation(), "", layer.Input)) : null;
}
