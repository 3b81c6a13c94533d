using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Folds a batch normalisation into the convolution or linear layer before it: a factor and a summand per channel of a finished sum can be taken
/// into its weights, so that nothing is left to compute per text. One over a value that others read too, or over no such sum, stays.
/// </summary>
internal sealed class FoldBatchNorm : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (current.OnlyConsumerOf(node) is not { Operation: BatchNormOperation norm } consumer)
            return current;
        Operation? folded = node.Operation switch
        {
            ConvolutionOperation { Folded: null, MaxOverTime: false, Activation.Kind: Activation.None } convolution => convolution with { Folded = norm.Norm },
            LinearOperation { Folded: null, Activation.Kind: Activation.None } linear => linear with { Folded = norm.Norm },
            _ => null,
        };
        return folded is null ? current : current.Replace(node with { Operation = folded }).Bypass(consumer);
    });
}
