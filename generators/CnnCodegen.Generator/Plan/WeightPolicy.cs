using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>Chooses how matrices lie in memory that are read once per text, or once per position.</summary>
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
        : graph.RewriteEach((current, node) => Narrow(node.Operation, options.Weights) is { } narrow ? current.Replace(node with { Operation = narrow }) : current);

    private static Operation? Narrow(Operation operation, WeightFormat format) => operation switch
    {
        LinearOperation linear when linear.Weight.Count >= LeastNarrow => linear with { Format = format },
        RecurrentOperation recurrent when recurrent.Weight.Count >= LeastNarrow => recurrent with { Format = format },
        _ => null,
    };
}
