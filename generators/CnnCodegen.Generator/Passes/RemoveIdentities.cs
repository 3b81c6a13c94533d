using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Removes what is the identity in inference: layers that only carry modifiers, dropout, which is of the inverted form, so that nothing is
/// scaled either, and the scores of neighbouring tags, which the tagger reads and the network does not.
/// </summary>
internal sealed class RemoveIdentities : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) =>
        graph.RewriteEach((current, node) => node.Operation is IdentityOperation or TransitionsOperation ? current.Bypass(node) : current);

    /// <summary>Removes those without weights.</summary>
    public static NetworkGraph WithoutWeights(NetworkGraph graph) =>
        graph.RewriteEach((current, node) => node.Operation is IdentityOperation ? current.Bypass(node) : current);
}
