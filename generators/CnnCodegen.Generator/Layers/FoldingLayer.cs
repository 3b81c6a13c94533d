using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The sum of each two neighbouring channels.</summary>
internal sealed class FoldingLayer : LayerDefinition<FoldingAttribute>
{
    protected override Node? Lower(FoldingAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        if (layer.InputShape.Channels % 2 == 0)
            return layer.Modify(layer.Add(new FoldingOperation(), "", layer.Input));
        layer.Refuse("an even number of channels");
        return null;
    }
}
