using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>What a layer remembers from one piece of a stream to the next.</summary>
/// <param name="Node">The id of its node.</param>
/// <param name="Kind">What.</param>
/// <param name="Offset">Where it begins in the state.</param>
/// <param name="Length">Its floats.</param>
internal sealed record Remembered(int Node, RememberedKind Kind, int Offset, int Length);

/// <summary>What can be remembered.</summary>
internal enum RememberedKind
{
    /// <summary>The state of a recurrence, or the position that was reached in a value of the context.</summary>
    State,

    /// <summary>The last rows of a value, which filters of the next piece reach back to.</summary>
    Rows,
}

/// <summary>
/// How a network reads one input piece by piece: what is computed once, before the first piece, is computed from the other inputs; the last layer, where it is
/// an output layer, is computed apart, for the tokens of several streams at a time.
/// </summary>
/// <param name="Output">The node of the output layer; null where the last layer is of another kind.</param>
/// <param name="Body">The node whose rows leave the network's body: what the output layer reads, or the network's result.</param>
/// <param name="Remembered">What layers remember, in the order of the state.</param>
/// <param name="StateLength">The floats of the state.</param>
/// <param name="Context">The nodes computed before the first piece whose values all pieces read, in their order.</param>
/// <param name="ContextLength">The floats of the context, the numbers of rows among them.</param>
internal sealed record StreamPlan(
    Node? Output,
    Node Body,
    EquatableArray<Remembered> Remembered,
    long StateLength,
    EquatableArray<Node> Context,
    long ContextLength)
{
    /// <summary>The last node that attends to a value which was computed before the first piece; null where there is none.</summary>
    public Node? Attention { get; init; }

    /// <summary>What a node remembers, or null.</summary>
    public Remembered? Find(int node, RememberedKind kind) => Remembered.FirstOrDefault(remembered => remembered.Node == node && remembered.Kind == kind);

    /// <summary>The network's output layer: one fully connected layer at each token, over rows that nothing else reads. Null where the network ends otherwise.</summary>
    public static Node? OutputLayerOf(NetworkGraph graph)
    {
        bool isLinear = graph.Result.Operation is ConvolutionOperation { Width: 1, Groups: 1, Stride: 1, PadLeft: 0, PadRight: 0, MaxOverTime: false };
        return isLinear && !graph.ConsumersOf(graph.Result).Any() && graph.OnlyConsumerOf(graph[graph.Result.Inputs[0]]) is not null ? graph.Result : null;
    }

    /// <summary>Whether the stream's steps read a value that was computed before them. The first state of a recurrence is taken into the state instead.</summary>
    public static bool IsContext(NetworkGraph graph, Node node) => !graph.IsStreamed(node) && graph.ConsumersOf(node)
        .Any(reader => graph.IsStreamed(reader) && (reader.Operation is not RecurrentOperation || reader.Inputs[0] == node.Id));

    /// <summary>The floats that an operation remembers beside rows: the state of a recurrence, a position; 0 for most.</summary>
    public static int StateOf(Operation operation) => operation switch
    {
        RecurrentOperation { Kind: RecurrentKind.Lstm } lstm => 2 * lstm.Units,
        RecurrentOperation recurrent => recurrent.Units,
        QrnnPoolOperation pooling => pooling.Units,
        // A vector for each vector of units, of which the last one may overlap the one before it.
        QrnnOperation qrnn => Planner.WholeVectors(qrnn.Pooling.Units),
        // The row of its input that comes next.
        FitLengthOperation => 1,
        _ => 0,
    };
}
