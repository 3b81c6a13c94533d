using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The largest value of each channel over time.</summary>
internal sealed class MaxOverTimeLayer : LayerDefinition<MaxOverTimeAttribute>
{
    protected override void Check(MaxOverTimeAttribute attribute, LayerChecker checker)
    {
    }

    protected override Node? Lower(MaxOverTimeAttribute attribute, LayerLowering layer) => layer.Reads(ShapeKind.Sequence)
        ? layer.Modify(layer.Add(new MaxOverTimeOperation(), Shape.Vector(layer.Input.Shape.Channels), "", layer.Input))
        : null;
}
