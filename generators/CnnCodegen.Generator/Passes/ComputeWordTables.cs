using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Turns a network per token over a closed vocabulary into a table of what it yields for each word, computed once at load: a word then costs
/// one row.
/// </summary>
internal sealed class ComputeWordTables : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
        node.Operation is PerTokenOperation { Spellings: { } spellings } perToken
            ? current.Replace(node with { Operation = new WordTableOperation(perToken.Block, spellings) })
            : current);
}
