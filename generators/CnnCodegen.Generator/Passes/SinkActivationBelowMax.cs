using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Turns <c>max_t f(x_t)</c> into <c>f(max_t x_t)</c> for a monotone activation f: one evaluation per channel instead of one per position. The
/// result is the same because rounding is monotone too; a function that the kernels approximate may differ in its last bit.
/// </summary>
internal sealed class SinkActivationBelowMax : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not ActivationOperation { Activation.IsMonotone: true }
            || current.OnlyConsumerOf(node) is not { Operation: OverTimeOperation { Kind: OverTimeKind.Max } } max)
            return current;
        // The two nodes swap their operations and keep their ids, so that nothing else changes.
        return current.Replace(node with { Operation = max.Operation, Shape = max.Shape }).Replace(max with { Operation = node.Operation });
    });
}
