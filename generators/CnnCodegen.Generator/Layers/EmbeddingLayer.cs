using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Token ids to vectors.</summary>
internal sealed class EmbeddingLayer : LayerDefinition<EmbeddingAttribute>
{
    /// <summary>Id 0 is padding, id 1 stands for unknown tokens.</summary>
    private const int ReservedRows = 2;

    protected override void Check(EmbeddingAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(ReservedRows, attribute.Rows, "rows");
        checker.AtLeast(1, attribute.Dimensions, "dimensions");
    }

    protected override Node? Lower(EmbeddingAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Tokens)
            || !layer.Checker.NotTooLarge("the table", "rows", attribute.Rows, attribute.Dimensions)
            || !layer.Checker.NotTooLarge("the result", "dimensions", layer.MaxLength, attribute.Dimensions))
            return null;
        var table = new WeightSpec(layer.Name + ".weight", EquatableArray.Of(attribute.Rows, attribute.Dimensions));
        Shape shape = Shape.Sequence(layer.Input.Shape.Length, attribute.Dimensions);
        return layer.Modify(layer.Add(new LookupOperation(table), shape, "", layer.Input));
    }
}
