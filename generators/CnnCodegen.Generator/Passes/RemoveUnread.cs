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
        HashSet<int> needed = graph.Ancestors(graph.Output);
        return graph with { Nodes = graph.Nodes.Where(node => needed.Contains(node.Id) || node.Operation is InputOperation).ToEquatableArray() };
    }
}
