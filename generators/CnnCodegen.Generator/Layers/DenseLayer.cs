using CnnCodegen.Generator.Building;

namespace CnnCodegen.Generator.Layers;

/// <summary>A block and, beside it, its input, side by side along the channels.</summary>
internal sealed class DenseLayer : CompositionDefinition<DenseAttribute>
{
    protected override void Check(DenseAttribute attribute, LayerChecker checker) => GivenChannels.Check(checker, attribute.Channels);

    protected override LayerInput? Compose(DenseAttribute attribute, Composer composer)
    {
        LayerInput input = composer.Input;
        if (composer.Copy(input, attribute.Channels) is not { } block)
            return null;
        if (block.Shape.Kind == input.Shape.Kind && block.Shape.HasSamePositionsAs(input.Shape))
            return composer.Join(Synthetic.Concat(input, block), input, block);
        return composer.RefuseBlock(block);
    }
}
