using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>
/// Chooses which convolutions over embeddings are computed by tables. What a table saves is the multiply-adds of the convolution for the longest
/// text, what it costs is memory: those that save most per byte get their tables first, as long as the budget lasts.
/// </summary>
internal static class TablePolicy
{
    /// <summary>
    /// A product in a register tile takes a quarter of the time of a value from the second-level cache: below so many channels a table would save nothing
    /// even there.
    /// </summary>
    private const int FewestChannels = 4;

    /// <summary>Above so many bytes a table does not stay in a processor's caches.</summary>
    private const long CachedBytes = 32_000_000;

    /// <summary>The products in the time of a value from main memory.</summary>
    private const int FewestChannelsInMemory = 32;

    /// <summary>What fits into one array, as all tables together then do too.</summary>
    private const long MostBytes = 2_000_000_000L * sizeof(float);

    /// <summary>The graph with the chosen convolutions replaced, in networks per token too.</summary>
    public static NetworkGraph Choose(NetworkGraph graph, PlanOptions options)
    {
        var candidates = new List<Candidate>();
        Collect(graph, options, path: "", times: 1, candidates);
        var chosen = new HashSet<(string Path, int Node)>();
        long left = Math.Min(options.TableBytes, MostBytes);
        // The order of equals is that of the nodes.
        foreach (Candidate candidate in candidates.OrderByDescending(candidate => candidate.Saved / candidate.Bytes))
        {
            if (candidate.Bytes > left)
                continue;
            left -= candidate.Bytes;
            chosen.Add((candidate.Path, candidate.Node));
        }

        return Rewrite(graph, options, path: "", chosen);
    }

    /// <summary>Why a convolution over an embedding is computed directly: <c>"table of 107.5 MB, over the budget of 16 MB"</c>; null for another one.</summary>
    public static string? Refusal(NetworkGraph graph, Node node, PlanOptions options)
    {
        if (TableFor(graph, node, options) is not { } table)
            return null;
        string size = $"table of {Literals.Megabytes(table.Bytes)}";
        if (options.TableBytes == 0)
            return "no budget for a table";
        return IsWorthwhile(table)
            ? $"{size}, over {(table.Bytes > options.TableBytes ? "the" : "what others leave of the")} budget of {Literals.Megabytes(options.TableBytes)}"
            : $"{size}, which would save nothing";
    }

    /// <summary>The table for a convolution alone; null where it reads no embedding.</summary>
    private static TokenTableOperation? TableFor(NetworkGraph graph, Node node, PlanOptions options) =>
        node.Operation is ConvolutionOperation { Groups: 1 } convolution && graph[node.Inputs[0]].Operation is LookupOperation lookup
            ? new TokenTableOperation(lookup, EquatableArray.Of(convolution)) { Format = options.Tables }
            : null;

    private static bool IsWorthwhile(TokenTableOperation table) =>
        table.Lookup.Dimensions >= (table.Bytes > CachedBytes ? FewestChannelsInMemory : FewestChannels);

    private static void Collect(NetworkGraph graph, PlanOptions options, string path, long times, List<Candidate> candidates)
    {
        foreach (Node node in graph.Nodes)
        {
            if (TableFor(graph, node, options) is { } table && IsWorthwhile(table))
            {
                Shape input = graph[node.Inputs[0]].Shape;
                candidates.Add(new Candidate(path, node.Id, table.Bytes, (double)times * node.Operation.MultiplyAdds([input], node.Shape)));
            }
            else if (node.Operation is PerTokenOperation perToken)
            {
                Collect(perToken.Block, options, Inside(path, node), times * graph[node.Inputs[0]].Shape.LongestLength, candidates);
            }
        }
    }

    private static NetworkGraph Rewrite(NetworkGraph graph, PlanOptions options, string path, HashSet<(string Path, int Node)> chosen) => graph.RewriteEach((current, node) => node.Operation switch
    {
        LookupOperation => WithTable(current, node, options.Tables, [.. current.ConsumersOf(node).Where(reader => chosen.Contains((path, reader.Id)))]),
        PerTokenOperation perToken => current.Replace(node with { Operation = perToken with { Block = Rewrite(perToken.Block, options, Inside(path, node), chosen) } }),
        _ => current,
    });

    /// <summary>One table for all chosen convolutions over an embedding; it takes the embedding's place unless somebody else reads that.</summary>
    private static NetworkGraph WithTable(NetworkGraph graph, Node node, TableFormat format, IReadOnlyList<Node> readers)
    {
        if (readers.Count == 0)
            return graph;
        var lookup = (LookupOperation)node.Operation;
        ConvolutionOperation[] convolutions = [.. readers.Select(reader => (ConvolutionOperation)reader.Operation)];
        var operation = new TokenTableOperation(lookup, new EquatableArray<ConvolutionOperation>(convolutions)) { Format = format };
        bool isRead = node.Id == graph.Output || graph.ConsumersOf(node).Any(reader => !readers.Contains(reader));
        var table = new Node(
            isRead ? graph.Nodes.Max(other => other.Id) + 1 : node.Id,
            isRead ? node.Name + ".Rows" : node.Name,
            operation,
            node.Inputs,
            operation.Infer([graph[node.Inputs[0]].Shape])!);
        NetworkGraph changed = isRead
            ? graph with { Nodes = graph.Nodes.SelectMany(other => other.Id == node.Id ? [other, table] : new[] { other }).ToEquatableArray() }
            : graph.Replace(table);
        int start = 0;
        foreach (Node reader in readers)
        {
            var convolution = (ConvolutionOperation)reader.Operation;
            changed = changed.Replace(reader with { Operation = new TableConvolutionOperation(convolution, start), Inputs = EquatableArray.Of(table.Id) });
            start += TokenTableOperation.LengthOf(convolution);
        }

        return changed;
    }

    private static string Inside(string path, Node node) => $"{path}{Literals.Number(node.Id)}/";

    /// <summary>A convolution that could be computed by a table.</summary>
    /// <param name="Path">The networks per token that it is in.</param>
    /// <param name="Node">Its node.</param>
    /// <param name="Bytes">What the table would cost.</param>
    /// <param name="Saved">The multiply-adds that it would save.</param>
    private sealed record Candidate(string Path, int Node, long Bytes, double Saved);
}
