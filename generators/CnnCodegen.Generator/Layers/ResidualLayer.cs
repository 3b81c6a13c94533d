using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Declarations;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A block and, beside it, its input: their sum.</summary>
internal sealed class ResidualLayer : CompositionDefinition<ResidualAttribute>
{
    /// <summary>A block that shortens more than this has no shortcut of one stride.</summary>
    private const int MostStride = 64;

    protected override void Check(ResidualAttribute attribute, LayerChecker checker)
    {
        GivenChannels.Check(checker, attribute.Channels);
        checker.Defined(attribute.Projection, "Projection");
    }

    protected override LayerInput? Compose(ResidualAttribute attribute, Composer composer)
    {
        if (composer.Copy(composer.Input, attribute.Channels) is not { } block)
            return null;
        bool isSame = block.Shape.IsSameAs(composer.Input.Shape);
        LayerInput? shortcut = composer.Input;
        if (attribute.Projection == Projection.Always || (attribute.Projection == Projection.WhenNeeded && !isSame))
            shortcut = Project(attribute, composer, block);
        if (shortcut is null)
            return null;
        if (shortcut.Shape.IsSameAs(block.Shape))
            return composer.Join(Synthetic.Add(block, shortcut), block, shortcut);
        return composer.RefuseBlock(block);
    }

    /// <summary>A convolution of width 1, with the stride that makes it as long as the block; null, after a complaint, where there is none.</summary>
    private static LayerInput? Project(ResidualAttribute attribute, Composer composer, LayerInput block)
    {
        Shape input = composer.Input.Shape;
        int stride = 0;
        if (input.IsSequence && block.Shape.IsSequence)
            stride = Enumerable.Range(1, MostStride).FirstOrDefault(candidate => input.Length.Then(1, candidate - 1, candidate).IsSameAs(block.Shape.Length));
        AttributeDeclaration[] modifiers = attribute.ProjectionBatchNorm ? [Synthetic.BatchNorm] : [];
        if (stride > 0)
        {
            AttributeDeclaration convolution = Synthetic.Convolution(
                block.Shape.Channels, 1, [.. stride == 1 ? [] : new[] { Synthetic.Property("Stride", stride) }, Synthetic.Property("Bias", false)]);
            return composer.Add("Projection", convolution, [composer.Input], modifiers);
        }

        if (input.IsVector && block.Shape.IsVector)
            return composer.Add("Projection", Synthetic.Linear(block.Shape.Channels, Synthetic.Property("Bias", false)), [composer.Input], modifiers);
        return composer.RefuseBlock(block);
    }
}
