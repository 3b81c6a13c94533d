using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>
/// The fully connected layers at a network's end, where they are so large that reading their weights is what takes the time: the texts of a
/// batch then share the reading.
/// </summary>
/// <param name="Layers">The layers in their order; the first reads the body's result.</param>
/// <param name="BodyOffset">Where the body's result lies in the working memory of a single text.</param>
/// <param name="ScratchLength">The floats of working memory that the layers need for each text.</param>
internal sealed record HeadPlan(EquatableArray<Node> Layers, int BodyOffset, int ScratchLength);

/// <summary>Decides whether a network ends in a head that the texts of a batch share.</summary>
internal static class HeadPolicy
{
    /// <summary>The fewest weights: 1 MB of floats, which does not stay in the second cache from one text to the next.</summary>
    private const long LeastWeights = 262_144;

    /// <summary>The layers of the head in their order; none where the network has no such head.</summary>
    public static IReadOnlyList<Node> LayersOf(NetworkGraph graph)
    {
        var layers = new List<Node>();
        Node? next = graph.ConsumersOf(graph.Result).Any() ? null : graph.Result;
        while (next?.Operation is LinearOperation)
        {
            layers.Insert(0, next);
            Node source = graph[next.Inputs[0]];
            next = graph.OnlyConsumerOf(source) is null ? null : source;
        }

        // What the first layer reads must be the head's alone: it lies where the head wants it.
        if (layers.Count > 0 && next is null)
            layers.RemoveAt(0);
        return layers.Sum(layer => ((LinearOperation)layer.Operation).Weight.Count) >= LeastWeights ? layers : [];
    }

    /// <summary>The graph without its head: its result is what the head reads.</summary>
    public static NetworkGraph Body(NetworkGraph graph, IReadOnlyList<Node> head) => head.Count == 0
        ? graph
        : graph with { Nodes = graph.Nodes.Where(node => !head.Contains(node)).ToEquatableArray(), Output = head[0].Inputs[0] };
}
