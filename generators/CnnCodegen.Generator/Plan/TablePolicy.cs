using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Plan;

/// <summary>
/// Chooses which convolutions over embeddings are computed by tables. What a table saves is the multiply-adds of the convolution for the longest
/// text, what it costs is memory: those that save most per byte get their tables first, as long as the budget lasts. A budget that somebody set is used up by
/// the rows of the most frequent words, where no whole table fits any more.
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

    /// <summary>What fits into one array, of 16-bit numbers too.</summary>
    private const long MostBytes = 4_000_000_000;

    /// <summary>A table of less than this part of the words is not worth its steps.</summary>
    private const int LeastPart = 50;

    /// <summary>The most floats of working memory for rows that a table has not.</summary>
    private const long MostComputed = 4_000_000;

    /// <summary>The graph with the chosen convolutions replaced, in networks per token too.</summary>
    public static NetworkGraph Choose(NetworkGraph graph, PlanOptions options)
    {
        var candidates = new List<Candidate>();
        Collect(graph, options, path: "", times: 1, candidates);
        var chosen = new HashSet<(string Path, int Node)>();
        long left = Math.Min(options.TableBytes, MostBytes);
        // The order of equals is that of the nodes.
        Candidate[] best = [.. candidates.OrderByDescending(candidate => candidate.Saved / candidate.Table.Bytes)];
        foreach (Candidate candidate in best)
        {
            if (candidate.Table.Bytes > left)
                continue;
            left -= candidate.Table.Bytes;
            chosen.Add((candidate.Path, candidate.Node));
        }

        NetworkGraph whole = Rewrite(graph, path: "", chosen, options.Tables, tableRows: null);
        // Where a row lies that was computed for one piece of a stream is of no use to the next.
        return graph.Stream is null && options is { AllowsPartOfTable: true, Tables: TableFormat.Float32 }
            ? WithPart(whole, best.Where(candidate => !chosen.Contains((candidate.Path, candidate.Node))), left)
            : whole;
    }

    /// <summary>What whole tables leave of the budget goes to the first rows of one table, for all convolutions over the embedding for which it is worth most.</summary>
    private static NetworkGraph WithPart(NetworkGraph graph, IEnumerable<Candidate> rest, long bytes)
    {
        IGrouping<(string Path, int Embedding), Candidate>? group = rest.GroupBy(candidate => (candidate.Path, candidate.Embedding)).FirstOrDefault();
        if (group is null)
            return graph;
        Candidate first = group.First();
        var table = first.Table with { Convolutions = group.SelectMany(candidate => candidate.Table.Convolutions).ToEquatableArray() };
        long rows = (bytes / ((long)table.RowLength * sizeof(float))) - 1;
        if (rows < Math.Max(1, table.Lookup.Rows / LeastPart) || first.Length * table.ComputedLength > MostComputed)
            return graph;
        var chosen = new HashSet<(string Path, int Node)>(group.Select(candidate => (candidate.Path, candidate.Node)));
        return Rewrite(graph, path: "", chosen, TableFormat.Float32, (int)Math.Min(rows, table.Lookup.Rows));
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
                candidates.Add(new Candidate(path, node.Id, node.Inputs[0], table, (double)times * node.Operation.MultiplyAdds([input], node.Shape), input.LongestLength));
            }
            else if (node.Operation is PerTokenOperation perToken)
            {
                Collect(perToken.Block, options, Inside(path, node), times * graph[node.Inputs[0]].Shape.LongestLength, candidates);
            }
        }
    }

    private static NetworkGraph Rewrite(
        NetworkGraph graph, string path, HashSet<(string Path, int Node)> chosen, TableFormat format, int? tableRows) => graph.RewriteEach((current, node) => node.Operation switch
    {
        LookupOperation => WithTable(current, node, [.. current.ConsumersOf(node).Where(reader => chosen.Contains((path, reader.Id)))], format, tableRows),
        PerTokenOperation perToken => current.Replace(node with { Operation = perToken with { Block = Rewrite(perToken.Block, Inside(path, node), chosen, format, tableRows) } }),
        _ => current,
    });

    /// <summary>One table for all chosen convolutions over an embedding; it takes the embedding's place unless somebody else reads that.</summary>
    private static NetworkGraph WithTable(NetworkGraph graph, Node node, IReadOnlyList<Node> readers, TableFormat format, int? tableRows)
    {
        if (readers.Count == 0)
            return graph;
        var lookup = (LookupOperation)node.Operation;
        ConvolutionOperation[] convolutions = [.. readers.Select(reader => (ConvolutionOperation)reader.Operation)];
        var operation = new TokenTableOperation(lookup, new EquatableArray<ConvolutionOperation>(convolutions)) { Format = format, TableRows = tableRows ?? lookup.Rows };
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
    /// <param name="Embedding">The node of the embedding.</param>
    /// <param name="Table">The table for it alone.</param>
    /// <param name="Saved">The multiply-adds that it would save.</param>
    /// <param name="Length">The most tokens.</param>
    private sealed record Candidate(string Path, int Node, int Embedding, TokenTableOperation Table, double Saved, long Length);
}
