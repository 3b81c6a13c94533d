using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A fully connected layer.</summary>
internal sealed class LinearLayer : LayerDefinition<LinearAttribute>
{
    public override string ChannelsArgument => "outputs";

    protected override void Check(LinearAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Outputs, "outputs");
        checker.Start(attribute.InitialBias, "InitialBias");
        if (!(attribute.MaxNorm >= 0) || double.IsInfinity(attribute.MaxNorm))
            checker.Complain(DiagnosticIds.MaxNormNegative, "MaxNorm", Literals.Real(attribute.MaxNorm));
    }

    protected override Node? Lower(LinearAttribute attribute, LayerLowering layer)
    {
        if (!layer.ReadsNumbers())
            return null;
        Shape input = layer.InputShape;
        Node? connected = input.IsConstantSequence ? Flattened(attribute, layer, input) : layer.Connect(layer.Input, attribute.Outputs, attribute.Bias);
        return connected is null ? null : layer.Modify(connected);
    }

    private static Node? Flattened(LinearAttribute attribute, LayerLowering layer, Shape input)
    {
        if (!layer.Checker.NotTooLarge("the weight", "outputs", attribute.Outputs, input.Elements))
            return null;
        var operation = new LinearOperation(
            layer.Weight("", "weight", attribute.Outputs, (int)input.Elements), attribute.Bias ? layer.Weight("", "bias", attribute.Outputs) : null)
        {
            FlattenedPositions = (int)input.LongestLength,
        };
        return layer.Add(operation, "", layer.Input);
    }
}
