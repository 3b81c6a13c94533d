using CnnCodegen.Generator.Building;
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
        Shape result = block.Graph.Result.Shape;
        string? fault = block.Layers.Any(inner => inner.Block is not null) ? "holds a PerToken itself"
            : result.IsVector ? null
            : $"yields {result.Describe()}" + (result.IsSequence ? "; MaxOverTime or AverageOverTime turns it into a vector" : "");
        if (fault is not null)
        {
            layer.Checker.Complain(DiagnosticIds.PerTokenBlock, AttributePositions.TypeArgument(0), block.Name, fault);
            return null;
        }

        if (!layer.Checker.NotTooLarge("the result", "", layer.InputShape.LongestLength, result.Channels)
            || !layer.Checker.NotTooLarge("the spellings", "Words", attribute.Words, block.Graph.Inputs[0].MaxLength)
            || !layer.Checker.NotTooLarge("the table", "Words", attribute.Words, result.Channels)
            || !layer.Checker.NotTooLarge("the cache", "CachedWords", 2L * attribute.CachedWords, Math.Max(result.Channels, block.Graph.Inputs[0].MaxLength))
            || !layer.Checker.NotTooLarge("the text", "", layer.InputShape.LongestLength, block.Graph.Inputs[0].MaxLength))
            return null;
        layer.Block = block;
        WeightSpec? spellings = attribute.Words == 0 ? null : layer.Weight("", "spellings", attribute.Words, block.Graph.Inputs[0].MaxLength);
        return layer.Modify(layer.Add(new PerTokenOperation(block.Graph, layer.Assembly.SpelledInputs, spellings) { CachedWords = attribute.CachedWords }, "", layer.Input));
    }
}
