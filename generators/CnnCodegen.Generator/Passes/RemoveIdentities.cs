using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Removes what is the identity in inference: layers that only carry modifiers, and dropout, which is of the inverted form, so that nothing is
/// scaled either.
/// </summary>
internal sealed class RemoveIdentities : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) =>
        graph.RewriteEach((current, node) => node.Operation is IdentityOperation ? current.Bypass(node) : current);
}
