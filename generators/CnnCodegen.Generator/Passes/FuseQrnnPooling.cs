using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Joins the convolution for the gates of a quasi-recurrent layer, a shift of all positions by a state, and the pooling that alone reads them: the
/// gates of a few units at some positions at a time are pooled while they are in the cache, and never stored as a whole. The same sums in
/// the same order; a shift is added before the convolution's sum is rounded rather than behind it.
/// </summary>
internal sealed class FuseQrnnPooling : Pass
{
    /// <summary>The floats of the widest vector: fewer units than that are left to kernels that are written for any number.</summary>
    private const int FewestUnits = 16;

    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not ConvolutionOperation { Activation.Kind: Activation.None, MaxOverTime: false, Groups: 1, Folded: null } gates
            || current.OnlyConsumerOf(node) is not { } reader)
            return current;
        Node? shifted = null, shift = null;
        if (reader.Operation is AddOperation && reader.Inputs is [int first, int second] && first == node.Id && current[second].Shape.IsVector)
        {
            (shifted, shift) = (reader, current[second]);
            if (current.OnlyConsumerOf(reader) is not { } pool)
                return current;
            reader = pool;
        }

        if (reader.Operation is not QrnnPoolOperation { Result: QrnnResult.Hidden, Units: >= FewestUnits } pooling)
            return current;
        int[] inputs = shift is null ? [node.Inputs[0]] : [node.Inputs[0], shift.Id];
        NetworkGraph fused = current.Replace(reader with { Operation = new QrnnOperation(gates, pooling), Inputs = inputs.ToEquatableArray() });
        return fused with { Nodes = fused.Nodes.Where(other => other.Id != node.Id && other.Id != shifted?.Id).ToEquatableArray() };
    });
}
