using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Turns a linear layer over windows of rows into a convolution over the rows themselves, where zeros stand beyond the ends: the windows are
/// never copied. A learned vector beyond the ends stays a window.
/// </summary>
internal sealed class FuseWindow : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not WindowOperation { Padding: null } window
            || current.OnlyConsumerOf(node) is not { Operation: ConvolutionOperation { Width: 1, Stride: 1, Groups: 1, PadLeft: 0, PadRight: 0 } linear } consumer)
            return current;
        ConvolutionOperation convolution = linear with
        {
            Filter = new FilterShape(linear.Filters, linear.Channels / window.Size, window.Size),
            PadLeft = window.Before,
            PadRight = window.After,
            Order = FilterOrder.TimeMajor,
        };
        return current.Replace(consumer with { Operation = convolution }).Bypass(node);
    });
}
