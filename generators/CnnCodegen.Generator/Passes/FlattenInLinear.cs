using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Passes;

/// <summary>Lets a linear layer read a sequence as it lies in memory instead of a flattened copy: its weights are put into that order at load.</summary>
internal sealed class FlattenInLinear : Pass
{
    public override NetworkGraph Run(NetworkGraph graph) => graph.RewriteEach((current, node) =>
    {
        if (node.Operation is not FlattenOperation
            || current.OnlyConsumerOf(node) is not { Operation: LinearOperation { FlattenedPositions: 0 } linear } consumer)
            return current;
        int positions = (int)current[node.Inputs[0]].Shape.LongestLength;
        return current.Replace(consumer with { Operation = linear with { FlattenedPositions = positions } }).Bypass(node);
    });
}
