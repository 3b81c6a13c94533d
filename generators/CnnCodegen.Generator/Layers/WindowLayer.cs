using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Each position with its neighbours side by side.</summary>
internal sealed class WindowLayer : LayerDefinition<WindowAttribute>
{
    protected override void Check(WindowAttribute attribute, LayerChecker checker) => checker.AtLeast(1, attribute.Size, "size");

    protected override Node? Lower(WindowAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        Shape input = layer.InputShape;
        if (!layer.Checker.NotTooLarge("the result", "size", input.LongestLength, input.Channels, attribute.Size))
            return null;
        WeightSpec? padding = attribute.LearnedPadding ? layer.Weight("", "padding", input.Channels) : null;
        int before = (attribute.Size - 1) / 2;
        return layer.Modify(layer.Add(new WindowOperation(before, attribute.Size - 1 - before, padding), "", layer.Input));
    }
}
