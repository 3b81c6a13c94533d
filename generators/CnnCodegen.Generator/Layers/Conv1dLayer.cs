using CnnCodegen.Generator.Building;
using CnnCodegen.Generator.Diagnostics;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A convolution over time.</summary>
internal sealed class Conv1dLayer : LayerDefinition<Conv1dAttribute>
{
    public override string ChannelsArgument => "filters";

    protected override void Check(Conv1dAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Filters, "filters");
        checker.AtLeast(1, attribute.Width, "width");
        checker.AtLeast(1, attribute.Stride, "Stride");
        checker.AtLeast(1, attribute.Dilation, "Dilation");
        checker.AtLeast(1, attribute.Groups, "Groups");
        checker.Start(attribute.InitialBias, "InitialBias");
        checker.AtLeast(0, attribute.PadLeft, "PadLeft");
        checker.AtLeast(0, attribute.PadRight, "PadRight");
        checker.Defined(attribute.Padding, "Padding");
        foreach ((string argument, int zeros) in new[] { ("PadLeft", attribute.PadLeft), ("PadRight", attribute.PadRight) })
        {
            if (zeros > 0 && attribute.Padding != Padding.Explicit)
                checker.OutOfRange(argument, Literals.Number(zeros), "0 unless Padding is Explicit");
        }
    }

    protected override Node? Lower(Conv1dAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        int channels = layer.InputShape.Channels;
        foreach ((string what, int size) in new[] { ("input channels", channels), ("filters", attribute.Filters) })
        {
            if (size % attribute.Groups == 0)
                continue;
            layer.Checker.Complain(DiagnosticIds.NotDivisible, "Groups", Literals.Number(attribute.Groups), Literals.Number(size), what);
            return null;
        }

        var filter = new FilterShape(attribute.Filters, channels, attribute.Width, attribute.Dilation, attribute.Groups);
        if (!layer.HasRoomFor(filter, attribute.PadLeft, attribute.PadRight))
            return null;
        return layer.Convolve(filter, attribute.Zeros, attribute.Stride, attribute.Bias) is { } map ? layer.Modify(map) : null;
    }
}
