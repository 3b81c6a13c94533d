using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Its input unchanged, with the scores of neighbouring tags, which the tagger reads.</summary>
internal sealed class TransitionsLayer : LayerDefinition<TransitionsAttribute>
{
    protected override Node? Lower(TransitionsAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;

        int tags = layer.InputShape.Channels;
        return layer.Checker.NotTooLarge("the weight", "", tags, tags)
            ? layer.Modify(layer.Add(new TransitionsOperation(layer.Weight("", "weight", tags, tags), layer.Weight("", "start", tags)), "", layer.Input))
            : null;
    }
}
