using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A sequence of constant length as one vector.</summary>
internal sealed class FlattenLayer : LayerDefinition<FlattenAttribute>
{
    protected override Node? Lower(FlattenAttribute attribute, LayerLowering layer)
    {
        if (layer.InputShape.IsConstantSequence)
            return layer.Modify(layer.Add(new FlattenOperation(), "", layer.Input));
        layer.Refuse("a sequence of constant length", "; KMaxPool makes one, or an input with FixedLength");
        return null;
    }
}
