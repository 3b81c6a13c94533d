using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>Moves an activation into the convolution or linear layer before it: applied to results while they are at hand.</summary>
internal sealed class FuseActivation : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (current.OnlyConsumerOf(node) is not { Operation: ActivationOperation activation } consumer)
            return current;
        Operation? fused = node.Operation switch
        {
            ConvolutionOperation { Activation.Kind: Activation.None } convolution => convolution with { Activation = activation.Activation },
            LinearOperation { Activation.Kind: Activation.None } linear => linear with { Activation = activation.Activation },
            _ => null,
        };
        return fused is null ? current : current.Replace(node with { Operation = fused }).Bypass(consumer);
    });
}
