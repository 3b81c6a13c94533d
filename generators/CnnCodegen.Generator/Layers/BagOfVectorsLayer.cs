using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The mean or the sum of the tokens' vectors.</summary>
internal sealed class BagOfVectorsLayer : LayerDefinition<BagOfVectorsAttribute>
{
    protected override void Check(BagOfVectorsAttribute attribute, LayerChecker checker)
    {
        VectorTable.Check(checker, attribute.Rows, attribute.Dimensions);
        checker.Defined(attribute.Pooling, "Pooling");
        if (attribute.Pooling is not (Pooling.Average or Pooling.Sum))
            checker.OutOfRange("Pooling", attribute.Pooling.ToString(), "Average or Sum");
    }

    protected override Node? Lower(BagOfVectorsAttribute attribute, LayerLowering layer)
    {
        OverTimeKind kind = attribute.Pooling == Pooling.Sum ? OverTimeKind.Sum : OverTimeKind.Average;
        return VectorTable.LookUp(layer, attribute.Rows, attribute.Dimensions) is { } vectors
            ? layer.Modify(layer.Add(new OverTimeOperation(kind), "", vectors))
            : null;
    }
}
