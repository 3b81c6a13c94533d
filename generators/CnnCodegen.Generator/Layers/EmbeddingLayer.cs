using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Token ids to vectors.</summary>
internal sealed class EmbeddingLayer : LayerDefinition<EmbeddingAttribute>
{
    protected override void Check(EmbeddingAttribute attribute, LayerChecker checker) => VectorTable.Check(checker, attribute.Rows, attribute.Dimensions);

    protected override Node? Lower(EmbeddingAttribute attribute, LayerLowering layer) =>
        VectorTable.LookUp(layer, attribute.Rows, attribute.Dimensions) is { } vectors ? layer.Modify(vectors) : null;
}
