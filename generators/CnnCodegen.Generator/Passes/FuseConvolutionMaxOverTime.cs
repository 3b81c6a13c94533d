using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>Joins a convolution with the maximum over time that alone reads it: the feature map is never written to memory.</summary>
internal sealed class FuseConvolutionMaxOverTime : Pass
{
    public override NetworkGraph Run(NetworkGraph graph)
    {
        foreach (Node node in graph.Nodes)
        {
            // An activation inside the convolution stays inside the maximum only when it may also come after it.
            if (node.Operation is ConvolutionOperation { Activation: Activation.None, MaxOverTime: false } convolution
                && graph.OnlyConsumerOf(node) is { Operation: MaxOverTimeOperation } max)
            {
                graph = graph.Replace(node with { Operation = convolution with { MaxOverTime = true }, Shape = max.Shape }).Bypass(max);
            }
        }

        return graph;
    }
}
