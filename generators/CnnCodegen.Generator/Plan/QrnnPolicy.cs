using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Passes;

namespace CnnCodegen.Generator.Plan;

/// <summary>
/// Decides which quasi-recurrent layers compute their gates apart from the pooling. Gates that need fewer multiplications when they are apart save more than it
/// takes to store them: a table needs none at all, minimal filtering needs 6 for 10.
/// </summary>
internal static class QrnnPolicy
{
    /// <summary>Chooses tables, for the gates of quasi-recurrent layers too.</summary>
    /// <param name="graph">The graph after the passes.</param>
    /// <param name="chooseTables">Replaces the convolutions over embeddings that get a table.</param>
    public static NetworkGraph ChooseTables(NetworkGraph graph, Func<NetworkGraph, NetworkGraph> chooseTables)
    {
        NetworkGraph separated = graph.RewriteEach((current, node) =>
            node.Operation is QrnnOperation operation && node.Inputs.Count == 1 && current[node.Inputs[0]].Operation is LookupOperation
                ? Separate(current, node, operation)
                : current);
        // What got no table is joined again.
        return separated == graph ? chooseTables(graph) : new FuseQrnnPooling().Run(chooseTables(separated));
    }

    /// <summary>Takes the layers apart whose gates are computed by minimal filtering.</summary>
    public static NetworkGraph ChooseFiltering(NetworkGraph graph, PlanOptions options) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not QrnnOperation operation || node.Inputs.Count != 1)
            return current;
        int positions = (int)operation.Gates.Infer([current[node.Inputs[0]].Shape])!.LongestLength;
        return AlgorithmPolicy.For(operation.Gates, positions, options.For(graph, node)) == ConvolutionAlgorithm.Winograd ? Separate(current, node, operation) : current;
    });

    private static NetworkGraph Separate(NetworkGraph graph, Node node, QrnnOperation operation)
    {
        var gates = new Node(
            graph.Nodes.Max(other => other.Id) + 1, node.Name + ".gates", operation.Gates, node.Inputs, operation.Gates.Infer([graph[node.Inputs[0]].Shape])!);
        Node pooling = node with { Operation = operation.Pooling, Inputs = EquatableArray.Of(gates.Id) };
        return graph with { Nodes = graph.Nodes.SelectMany(other => other.Id == node.Id ? [gates, pooling] : new[] { other }).ToEquatableArray() };
    }
}
