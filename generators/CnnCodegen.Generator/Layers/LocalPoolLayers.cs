using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>The maximum under a window that moves over time.</summary>
internal sealed class MaxPool1dLayer : LayerDefinition<MaxPool1dAttribute>
{
    protected override void Check(MaxPool1dAttribute attribute, LayerChecker checker) =>
        LocalPool.Check(checker, attribute.Width, attribute.Stride, attribute.Padding);

    protected override Node? Lower(MaxPool1dAttribute attribute, LayerLowering layer) =>
        LocalPool.Lower(layer, true, attribute.Width, attribute.Stride, attribute.Padding, attribute.Ceil, countPadding: false);
}

/// <summary>The mean under a window that moves over time.</summary>
internal sealed class AveragePool1dLayer : LayerDefinition<AveragePool1dAttribute>
{
    protected override void Check(AveragePool1dAttribute attribute, LayerChecker checker) =>
        LocalPool.Check(checker, attribute.Width, attribute.Stride, attribute.Padding);

    protected override Node? Lower(AveragePool1dAttribute attribute, LayerLowering layer) =>
        LocalPool.Lower(layer, false, attribute.Width, attribute.Stride, attribute.Padding, attribute.Ceil, attribute.CountPadding);
}

/// <summary>What the two share.</summary>
file static class LocalPool
{
    public static void Check(LayerChecker checker, int width, int stride, int padding)
    {
        checker.AtLeast(1, width, "width");
        checker.AtLeast(0, stride, "Stride");
        checker.AtLeast(0, padding, "Padding");
        if (padding > width / 2 && width >= 1)
            checker.OutOfRange("Padding", Literals.Number(padding), $"at most {Literals.Number(width / 2)}, half of the width");
    }

    public static Node? Lower(LayerLowering layer, bool isMax, int width, int stride, int padding, bool ceil, bool countPadding)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        // A whole window must fit even where a part of one would do: PyTorch yields nothing otherwise.
        if (width > layer.InputShape.LongestLength + (2 * padding))
        {
            layer.RefuseWidth(Literals.Number(width), "width");
            return null;
        }

        var operation = new LocalPoolOperation(isMax, width, stride == 0 ? width : stride, padding, ceil, countPadding);
        return layer.Fits(operation.Positions(layer.InputShape.Length), width, layer.InputShape.Channels, "width", "width")
            ? layer.Modify(layer.Add(operation, "", layer.Input))
            : null;
    }
}
