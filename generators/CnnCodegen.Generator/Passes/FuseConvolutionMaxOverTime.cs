using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>Joins a convolution with the maximum over time that alone reads it: the feature map is never written to memory.</summary>
internal sealed class FuseConvolutionMaxOverTime : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        // With an activation of its own the convolution's result is f(x); the fused form has f after the maximum. Groups are not fused: the
        // tiles of one would overwrite the maxima of the next.
        if (node.Operation is not ConvolutionOperation { Activation.Kind: Activation.None, MaxOverTime: false, Groups: 1 } convolution
            || current.OnlyConsumerOf(node) is not { Operation: OverTimeOperation { Kind: OverTimeKind.Max } } max)
            return current;
        return current.Replace(node with { Operation = convolution with { MaxOverTime = true }, Shape = max.Shape }).Bypass(max);
    });
}
