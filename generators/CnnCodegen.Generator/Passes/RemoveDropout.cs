using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>Removes dropout, which is the identity in inference: it is the inverted form, so nothing is scaled either.</summary>
internal sealed class RemoveDropout : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) =>
        graph.RewriteEach((current, node) => node.Operation is DropoutOperation ? current.Bypass(node) : current);
}
