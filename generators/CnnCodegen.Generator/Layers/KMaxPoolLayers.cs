using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The k largest values of each channel in the order of time.</summary>
internal sealed class KMaxPoolLayer : LayerDefinition<KMaxPoolAttribute>
{
    protected override void Check(KMaxPoolAttribute attribute, LayerChecker checker) => checker.AtLeast(1, attribute.K, "k");

    protected override Node? Lower(KMaxPoolAttribute attribute, LayerLowering layer) => !layer.Reads(ShapeKind.Sequence)
        ? null
        : KMax.Lower(layer, SequenceLength.Constant(layer.InputShape.Length.Axis, attribute.K), "k");
}

/// <summary>As many of the largest values as the sequence's length divided by a number.</summary>
internal sealed class ProportionalKMaxPoolLayer : LayerDefinition<ProportionalKMaxPoolAttribute>
{
    protected override void Check(ProportionalKMaxPoolAttribute attribute, LayerChecker checker) => checker.AtLeast(1, attribute.Divisor, "divisor");

    protected override Node? Lower(ProportionalKMaxPoolAttribute attribute, LayerLowering layer) => !layer.Reads(ShapeKind.Sequence)
        ? null
        : KMax.Lower(layer, layer.InputShape.Length.Then(1, attribute.Divisor - 1, attribute.Divisor), "divisor");
}

/// <summary>As many of the largest values as the text's length and the place of the layer in the network say (Kalchbrenner et al. 2014).</summary>
internal sealed class DynamicKMaxPoolLayer : LayerDefinition<DynamicKMaxPoolAttribute>
{
    protected override void Check(DynamicKMaxPoolAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Layers, "layers");
        checker.AtLeast(1, attribute.Layer, "layer");
        checker.AtLeast(1, attribute.Top, "top");
        if (attribute.Layer > attribute.Layers)
            checker.OutOfRange("layer", Literals.Number(attribute.Layer), $"at most {Literals.Number(attribute.Layers)}, the number of layers");
    }

    protected override Node? Lower(DynamicKMaxPoolAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        LengthAxis axis = layer.InputShape.Length.Axis;
        int below = attribute.Layers - attribute.Layer;
        // A sequence of constant length is that of a text that is always filled up.
        SequenceLength text = layer.InputShape.IsConstantSequence ? SequenceLength.Constant(axis, axis.MaxLength) : SequenceLength.Of(axis);
        return KMax.Lower(layer, text.Then(below, attribute.Layers - 1, attribute.Layers, attribute.Top), "top");
    }
}

/// <summary>What the three share.</summary>
file static class KMax
{
    public static Node? Lower(LayerLowering layer, SequenceLength count, string argument) =>
        layer.Checker.NotTooLarge("the result", argument, count.Longest, layer.InputShape.Channels)
            ? layer.Modify(layer.Add(new KMaxOperation(count), "", layer.Input))
            : null;
}
