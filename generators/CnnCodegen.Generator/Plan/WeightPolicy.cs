using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>Chooses how matrices lie in memory that are read once per text.</summary>
internal static class WeightPolicy
{
    /// <summary>
    /// The fewest weights of a matrix that is rounded: 256 KB of floats. Smaller ones stay in the nearest caches, where half the bytes gain
    /// nothing; among them is the last layer of a classifier, whose errors nothing evens out.
    /// </summary>
    private const long LeastNarrow = 65_536;

    /// <summary>The graph with the layers marked whose weights are stored as the options say.</summary>
    public static NetworkGraph Store(NetworkGraph graph, PlanOptions options) => options.Weights == WeightFormat.Float32
        ? graph
        : graph.RewriteEach((current, node) => node.Operation is LinearOperation linear && linear.Weight.Count >= LeastNarrow
            ? current.Replace(node with { Operation = linear with { Format = options.Weights } })
            : current);
}
