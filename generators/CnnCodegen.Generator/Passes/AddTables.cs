using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>
/// Turns the sum of two embeddings of the same tokens into one whose table is the sum of both: the two channels of Kim (2014) with shared
/// filters then cost what one does.
/// </summary>
internal sealed class AddTables : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not AddOperation || node.Inputs.Count != 2)
            return current;
        Node first = current[node.Inputs[0]];
        Node second = current[node.Inputs[1]];
        if (first.Operation is not LookupOperation { Added: null } table || second.Operation is not LookupOperation { Added: null } added
            || !first.Inputs.Equals(second.Inputs) || table.Rows != added.Rows
            || current.OnlyConsumerOf(first) is null || current.OnlyConsumerOf(second) is null)
            return current;
        // The sum takes the place of both, so that it stands after what it reads.
        NetworkGraph joined = current.Replace(node with { Operation = table with { Added = added.Table }, Inputs = first.Inputs });
        return joined with { Nodes = joined.Nodes.Where(other => other.Id != first.Id && other.Id != second.Id).ToEquatableArray() };
    });
}
