using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>What all layers that join others by name share.</summary>
internal static class JoinedLayers
{
    public static void Check(LayerChecker checker, LayerAttribute attribute, string?[] layers)
    {
        if (attribute.From is not null)
            checker.Complain(DiagnosticIds.FromNotAllowed, "From", $"{checker.Kind} names its layers in its argument");
        if (layers.Length < 2)
            checker.Complain(DiagnosticIds.TooFewElements, "layers", "layers", Literals.Number(layers.Length), "2");
    }

    /// <summary>A shape with the positions of the joined value; null, after a complaint, where the layers cannot be joined.</summary>
    public static Shape? Positions(LayerLowering layer)
    {
        LayerInput first = layer.Inputs.FirstOrDefault(input => input.Shape.IsSequence) ?? layer.Inputs[0];
        for (int i = 0; i < layer.Inputs.Count; i++)
        {
            Shape shape = layer.Inputs[i].Shape;
            if (shape.IsVector || (shape.IsSequence && shape.HasSamePositionsAs(first.Shape)))
                continue;
            Refuse(
                layer, DiagnosticIds.ShapesCannotBeJoined, i, first,
                shape.IsSequence ? "sequences must have the same length" : "ids cannot be joined, an Embedding turns them into vectors");
            return null;
        }

        return first.Shape;
    }

    /// <summary>Complains that a layer does not fit beside another.</summary>
    public static void Refuse(LayerLowering layer, string id, int other, LayerInput expected, params string[] details)
    {
        LayerInput found = layer.Inputs[other];
        layer.Checker.ComplainAt(id, "layers", other, [expected.Name, expected.Shape.Describe(), found.Name, found.Shape.Describe(), .. details]);
    }
}
