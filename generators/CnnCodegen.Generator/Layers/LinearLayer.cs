using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A fully connected layer.</summary>
internal sealed class LinearLayer : LayerDefinition<LinearAttribute>
{
    protected override void Check(LinearAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Outputs, "outputs");
        if (!(attribute.MaxNorm >= 0) || double.IsInfinity(attribute.MaxNorm))
            checker.Complain(DiagnosticIds.MaxNormNegative, "MaxNorm", Literals.Real(attribute.MaxNorm));
    }

    protected override Node? Lower(LinearAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Vector))
            return null;
        int inputs = layer.Input.Shape.Channels;
        if (!layer.Checker.NotTooLarge("the weight", "outputs", attribute.Outputs, inputs))
            return null;
        var operation = new LinearOperation(
            new WeightSpec(layer.Name + ".weight", EquatableArray.Of(attribute.Outputs, inputs)),
            new WeightSpec(layer.Name + ".bias", EquatableArray.Of(attribute.Outputs)),
            Activation.None);
        return layer.Modify(layer.Add(operation, Shape.Vector(attribute.Outputs), "", layer.Input));
    }
}
