using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>Several layers side by side along the channels.</summary>
internal sealed class ConcatLayer : LayerDefinition<ConcatAttribute>
{
    public override string NamedInputsArgument => "layers";

    public override IReadOnlyList<string?> NamedInputs(LayerAttribute attribute) => ((ConcatAttribute)attribute).Layers;

    protected override void Check(ConcatAttribute attribute, LayerChecker checker)
    {
        if (attribute.From is not null)
            checker.Complain(DiagnosticIds.FromNotAllowed, "From", "Concat names its layers in its argument");
        if (attribute.Layers.Length < 2)
            checker.Complain(DiagnosticIds.TooFewElements, "layers", "layers", Literals.Number(attribute.Layers.Length), "2");
    }

    protected override Node? Lower(ConcatAttribute attribute, LayerLowering layer)
    {
        LayerInput first = layer.Inputs[0];
        for (int i = 0; i < layer.Inputs.Count; i++)
        {
            LayerInput other = layer.Inputs[i];
            Shape shape = other.Node.Shape;
            if (shape.Kind != ShapeKind.Tokens && shape.Kind == first.Node.Shape.Kind && shape.Length == first.Node.Shape.Length)
                continue;
            layer.Checker.ComplainAt(
                DiagnosticIds.ShapesCannotBeJoined, "layers", i,
                first.Layer, first.Node.Shape.Describe(), other.Layer, shape.Describe());
            return null;
        }

        long channels = layer.Inputs.Sum(input => (long)input.Node.Shape.Channels);
        if (!layer.Checker.NotTooLarge("the result", "layers", channels, first.Node.Shape.Kind == ShapeKind.Vector ? 1 : layer.MaxLength))
            return null;
        Shape joined = first.Node.Shape with { Channels = (int)channels };
        return layer.Modify(layer.Add(new ConcatOperation(), joined, "", layer.Inputs.Select(input => input.Node).ToArray()));
    }
}
