using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The mean of each channel over time.</summary>
internal sealed class AverageOverTimeLayer : LayerDefinition<AverageOverTimeAttribute>
{
    protected override void Check(AverageOverTimeAttribute attribute, LayerChecker checker)
    {
    }

    protected override Node? Lower(AverageOverTimeAttribute attribute, LayerLowering layer) => layer.Reads(ShapeKind.Sequence)
        ? layer.Modify(layer.Add(new AverageOverTimeOperation(), Shape.Vector(layer.Input.Shape.Channels), "", layer.Input))
        : null;
}
