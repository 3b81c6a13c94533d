using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Layers;

/// <summary>A convolution over time.</summary>
internal sealed class Conv1dLayer : LayerDefinition<Conv1dAttribute>
{
    protected override void Check(Conv1dAttribute attribute, LayerChecker checker)
    {
        checker.AtLeast(1, attribute.Filters, "filters");
        checker.AtLeast(1, attribute.Width, "width");
        checker.Defined(attribute.Padding, "Padding");
    }

    protected override Node? Lower(Conv1dAttribute attribute, LayerLowering layer)
    {
        if (!layer.Reads(ShapeKind.Sequence))
            return null;
        Node? convolution = layer.Convolve(attribute.Filters, attribute.Width, attribute.Padding, part: "", element: -1);
        return convolution is null ? null : layer.Modify(convolution);
    }
}
