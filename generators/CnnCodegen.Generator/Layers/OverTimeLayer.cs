using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>One vector of all positions.</summary>
/// <param name="kind">How.</param>
internal sealed class OverTimeLayer<TAttribute>(OverTimeKind kind) : LayerDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    protected override Node? Lower(TAttribute attribute, LayerLowering layer) =>
        layer.Reads(ShapeKind.Sequence) ? layer.Modify(layer.Add(new OverTimeOperation(kind), "", layer.Input)) : null;
}
