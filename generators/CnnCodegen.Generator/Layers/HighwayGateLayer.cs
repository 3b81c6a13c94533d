using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;

namespace CnnCodegen.Generator.Layers;

/// <summary>A block and, beside it, its input, with a gate between them.</summary>
internal sealed class HighwayGateLayer : CompositionDefinition<HighwayGateAttribute>
{
    protected override void Check(HighwayGateAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Width, "Width");
        checker.Finite(attribute.CarryBias, "CarryBias");
    }

    protected override LayerInput? Compose(HighwayGateAttribute attribute, Composer composer)
    {
        LayerInput input = composer.Input;
        if (composer.Copy(input, Channels.Same) is not { } block)
            return null;
        if (!block.Shape.IsSameAs(input.Shape))
            return composer.RefuseBlock(block);
        if (input.Shape.IsVector && attribute.Width != 1)
        {
            composer.Checker.OutOfRange("Width", Literals.Number(attribute.Width), "1 for a vector");
            return null;
        }

        AttributeDeclaration transform = input.Shape.IsVector
            ? Synthetic.Linear(input.Shape.Channels, Synthetic.Property("InitialBias", attribute.CarryBias))
            : Synthetic.Convolution(
                input.Shape.Channels, attribute.Width, Synthetic.Property("Padding", Padding.Same), Synthetic.Property("InitialBias", attribute.CarryBias));
        return composer.Add("Transform", transform, [input], Synthetic.Sigmoid) is { } gate
            ? composer.Join(Synthetic.Gate(gate, block, input), gate, block, input)
            : null;
    }
}
