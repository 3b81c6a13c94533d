namespace CnnCodegen.Generator.Graph;

/// <summary>
/// States what holds of every graph, and says what does not. Tests run it after the builder and after each pass, so that a fault
/// names the pass that made it.
/// </summary>
internal static class GraphVerifier
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? FirstFault(NetworkGraph graph)
    {
        var seen = new HashSet<int>();
        foreach (Node node in graph.Nodes)
        {
            foreach (int input in node.Inputs)
            {
                if (!seen.Contains(input))
                    return $"node {node.Id} '{node.Name}' reads node {input}, which does not stand before it";
            }

            if (!seen.Add(node.Id))
                return $"node {node.Id} '{node.Name}' stands twice";
            Shape[] inputs = node.Inputs.Select(id => graph[id].Shape).ToArray();
            if (node.Operation.Infer(inputs)?.IsSameAs(node.Shape) != true)
            {
                string read = string.Join(", ", inputs.Select(shape => shape.Describe()));
                return $"node {node.Id} '{node.Name}': {node.Operation.GetType().Name} over {read} does not yield {node.Shape.Describe()}";
            }
        }

        return seen.Contains(graph.Output) ? null : $"the output, node {graph.Output}, does not exist";
    }
}
