using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A gate between two values.</summary>
internal sealed class GateLayer : LayerDefinition<GateAttribute>
{
    private static readonly string[] Arguments = ["transform", "candidate", "carry"];

    protected override IReadOnlyList<NamedInput> Inputs(GateAttribute attribute) =>
        [.. Arguments.Zip(new[] { attribute.Transform, attribute.Candidate, attribute.Carry }, (argument, name) => new NamedInput(argument, -1, name ?? "null"))];

    protected override void Check(GateAttribute attribute, LayerChecker checker)
    {
        if (attribute.From is not null)
            checker.Complain(DiagnosticIds.FromNotAllowed, "From", "Gate names its layers in its arguments");
    }

    protected override Node? Lower(GateAttribute attribute, LayerLowering layer)
    {
        for (int i = 0; i < Arguments.Length; i++)
        {
            if (!layer.ReadsNumbers(i, Arguments[i]))
                return null;
            LayerInput first = layer.Inputs[0];
            LayerInput other = layer.Inputs[i];
            if (other.Shape.IsSameAs(first.Shape))
                continue;
            layer.Checker.Complain(
                DiagnosticIds.ShapesCannotBeAdded, Arguments[i], first.Name, first.Shape.Describe(), other.Name, other.Shape.Describe(), "mix", "the shapes must be equal");
            return null;
        }

        return layer.Modify(layer.Add(new GateOperation(), "", [.. layer.Inputs.Select(input => input.Node)]));
    }
}
