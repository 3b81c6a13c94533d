using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Removes computations that the network's result does not depend on, such as a layer that is kept for an experiment. Their tensors stay in
/// the model file, and what they demand of the shortest text stays demanded: it is the same in training.
/// </summary>
internal sealed class RemoveUnread : Pass
{
    public override NetworkGraph Run(NetworkGraph graph)
    {
        var needed = new HashSet<int> { graph.Output };
        // Backwards, so that a node's readers were all seen before it.
        foreach (Node node in graph.Nodes.Reverse().Where(node => needed.Contains(node.Id)))
            needed.UnionWith(node.Inputs);
        return graph with { Nodes = graph.Nodes.Where(node => needed.Contains(node.Id)).ToEquatableArray() };
    }
}
