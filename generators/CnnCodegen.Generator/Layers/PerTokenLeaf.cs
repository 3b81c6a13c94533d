using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A network for each token, once its block was understood.</summary>
/// <param name="block">The network.</param>
internal sealed class PerTokenLeaf(NestedNetwork block) : LayerDefinition<PerTokenAttribute>
{
    protected override Node? Lower(PerTokenAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Tokens))
            return null;
        if (!block.Graph.Result.Shape.IsVector || block.Graph.Inputs.Count == 0 || block.Layers.Any(inner => inner.Block is not null))
        {
            layer.Checker.Complain(
                DiagnosticIds.PerTokenBlock, AttributePositions.TypeArgument(0), block.Name, block.Graph.Result.Shape.Describe());
            return null;
        }

        if (!layer.Checker.NotTooLarge("the result", "", layer.InputShape.LongestLength, block.Graph.Result.Shape.Channels)
            || !layer.Checker.NotTooLarge("the spellings", "Words", attribute.Words, block.Graph.Inputs[0].MaxLength)
            || !layer.Checker.NotTooLarge("the table", "Words", attribute.Words, block.Graph.Result.Shape.Channels)
            || !layer.Checker.NotTooLarge("the text", "", layer.InputShape.LongestLength, block.Graph.Inputs[0].MaxLength))
            return null;
        layer.Block = block;
        WeightSpec? spellings = attribute.Words == 0 ? null : layer.Weight("", "spellings", attribute.Words, block.Graph.Inputs[0].MaxLength);
        return layer.Modify(layer.Add(new PerTokenOperation(block.Graph, layer.Assembly.SpelledInputs, spellings), "", layer.Input));
    }
}
