using CnnCodegen.Generator.Collections;

namespace CnnCodegen.Generator.Graph;

/// <summary>One computation, and the value that it yields.</summary>
/// <param name="Id">Its number, which stays the same through all passes.</param>
/// <param name="Name">The user's name for it: <c>Logits</c>, <c>NGrams.1</c>.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The ids of the nodes that it reads.</param>
/// <param name="Shape">The shape of its value.</param>
internal sealed record Node(int Id, string Name, Operation Operation, EquatableArray<int> Inputs, Shape Shape);

/// <summary>An input of a network.</summary>
/// <param name="Node">The id of the node that stands for it.</param>
/// <param name="Axis">What it counts.</param>
/// <param name="MinLength">The shortest text, in tokens.</param>
internal sealed record GraphInput(int Node, LengthAxis Axis, int MinLength)
{
    /// <summary>The longest text, in tokens.</summary>
    public int MaxLength => Axis.MaxLength;
}

/// <summary>A network as computations. Each node stands after those that it reads.</summary>
/// <param name="Nodes">The nodes in an order in which they can be computed.</param>
/// <param name="Output">The id of the node whose value is the network's result.</param>
/// <param name="Inputs">The inputs, in the order of the declaration.</param>
internal sealed record NetworkGraph(EquatableArray<Node> Nodes, int Output, EquatableArray<GraphInput> Inputs)
{
    /// <summary>The input that is read piece by piece, in a network that carries what its layers remember from one piece to the next; null for none.</summary>
    public LengthAxis? Stream { get; init; }

    /// <summary>The node that yields the network's result.</summary>
    public Node Result => this[Output];

    /// <summary>The multiply-adds for the longest text.</summary>
    public long MultiplyAdds => Nodes.Sum(node => node.Operation.MultiplyAdds([.. node.Inputs.Select(id => this[id].Shape)], node.Shape));

    public Node this[int id] => Find(id) ?? throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such node.");

    /// <summary>
    /// Rewrites the graph around each node in turn. A rewrite is given the graph as the ones before left it, and a node that is still in it.
    /// </summary>
    public NetworkGraph RewriteEach(Func<NetworkGraph, Node, NetworkGraph> rewrite)
    {
        NetworkGraph current = this;
        foreach (Node original in Nodes)
        {
            if (current.Find(original.Id) is { } node)
                current = rewrite(current, node);
        }

        return current;
    }

    /// <summary>A node and all that its value depends on.</summary>
    public HashSet<int> Ancestors(int id)
    {
        var needed = new HashSet<int> { id };
        // Backwards, so that a node's readers were all seen before it.
        foreach (Node node in Nodes.Reverse().Where(node => needed.Contains(node.Id)))
            needed.UnionWith(node.Inputs);
        return needed;
    }

    /// <summary>
    /// Whether a node's value comes piece by piece, a row for each token of the <see cref="Stream"/>. All values that depend on it do, because no layer may look
    /// ahead; see <c>Building/Causality</c>.
    /// </summary>
    public bool IsStreamed(Node node) => Stream is not null && !node.Shape.IsVector && node.Shape.Length.Axis == Stream;

    public IEnumerable<Node> ConsumersOf(Node node) => Nodes.Where(other => other.Inputs.Contains(node.Id));

    /// <summary>The node that alone reads this one, or null where several do, none does, or it is the network's result.</summary>
    public Node? OnlyConsumerOf(Node node)
    {
        if (node.Id == Output)
            return null;
        Node? only = null;
        for (int i = 0; i < Nodes.Count; i++)
        {
            for (int read = 0; read < Nodes[i].Inputs.Count; read++)
            {
                if (Nodes[i].Inputs[read] != node.Id)
                    continue;
                if (only is not null)
                    return null;
                only = Nodes[i];
            }
        }

        return only;
    }

    /// <summary>This graph with a node changed, in place.</summary>
    public NetworkGraph Replace(Node changed) =>
        this with { Nodes = Nodes.Select(node => node.Id == changed.Id ? changed : node).ToEquatableArray() };

    /// <summary>This graph without a node; what read it reads its only input instead.</summary>
    public NetworkGraph Bypass(Node removed)
    {
        int source = removed.Inputs[0];
        return this with
        {
            Nodes = Nodes.Where(node => node.Id != removed.Id)
                .Select(node => node.Inputs.Contains(removed.Id) ? node with { Inputs = node.Inputs.Select(id => id == removed.Id ? source : id).ToEquatableArray() } : node)
                .ToEquatableArray(),
            Output = Output == removed.Id ? source : Output,
        };
    }

    /// <summary>The node with an id, or null. Every pass asks for every node, so it and <see cref="OnlyConsumerOf"/> are plain loops.</summary>
    private Node? Find(int id)
    {
        for (int i = 0; i < Nodes.Count; i++)
        {
            if (Nodes[i].Id == id)
                return Nodes[i];
        }

        return null;
    }
}
