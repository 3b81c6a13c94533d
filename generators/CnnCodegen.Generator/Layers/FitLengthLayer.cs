using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A sequence with the length of another layer.</summary>
internal sealed class FitLengthLayer : LayerDefinition<FitLengthAttribute>
{
    private const string Argument = "layer";

    protected override IReadOnlyList<NamedInput> Inputs(FitLengthAttribute attribute) => [.. base.Inputs(attribute), new NamedInput(Argument, -1, attribute.Layer ?? "null")];

    protected override Node? Lower(FitLengthAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        Node other = layer.Inputs[1].Node;
        if (other.Shape.IsVector)
        {
            layer.Refuse("token ids or a sequence, which have a length", "", 1, Argument);
            return null;
        }

        if (other.Shape.Length.IsSameAs(layer.InputShape.Length))
        {
            layer.Refuse($"a layer of another length than '{layer.Inputs[0].Name}'", "; they are equally long", 1, Argument);
            return null;
        }

        if (!layer.Checker.NotTooLarge("the result", Argument, other.Shape.LongestLength, layer.InputShape.Channels))
            return null;
        return layer.Modify(layer.Add(new FitLengthOperation(), "", layer.Input, other));
    }
}
