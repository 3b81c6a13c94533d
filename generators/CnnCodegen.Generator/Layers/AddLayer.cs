using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The sum of several layers.</summary>
internal sealed class AddLayer : LayerDefinition<AddAttribute>
{
    protected override IReadOnlyList<NamedInput> Inputs(AddAttribute attribute) => NamedInput.List("layers", attribute.Layers);

    protected override void Check(AddAttribute attribute, LayerChecker checker) => JoinedLayers.Check(checker, attribute, attribute.Layers);

    protected override Node? Lower(AddAttribute attribute, LayerLowering layer)
    {
        if (JoinedLayers.Positions(layer) is null)
            return null;
        for (int i = 1; i < layer.Inputs.Count; i++)
        {
            if (layer.Inputs[i].Shape.Channels == layer.Inputs[0].Shape.Channels)
                continue;
            JoinedLayers.Refuse(layer, DiagnosticIds.ShapesCannotBeAdded, i, layer.Inputs[0], "add", "the numbers of channels must be equal");
            return null;
        }

        return layer.Modify(layer.Add(new AddOperation(), "", [.. layer.Inputs.Select(input => input.Node)]));
    }
}
