using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Several layers side by side along the channels.</summary>
internal sealed class ConcatLayer : LayerDefinition<ConcatAttribute>
{
    protected override IReadOnlyList<NamedInput> Inputs(ConcatAttribute attribute) => NamedInput.List("layers", attribute.Layers);

    protected override void Check(ConcatAttribute attribute, LayerChecker checker) => JoinedLayers.Check(checker, attribute, attribute.Layers);

    protected override Node? Lower(ConcatAttribute attribute, LayerLowering layer)
    {
        if (JoinedLayers.Positions(layer) is not { } first)
            return null;
        long channels = layer.Inputs.Sum(input => (long)input.Shape.Channels);
        return layer.Checker.NotTooLarge("the result", "layers", channels, first.LongestLength)
            ? layer.Modify(layer.Add(new ConcatOperation(), "", [.. layer.Inputs.Select(input => input.Node)]))
            : null;
    }
}
