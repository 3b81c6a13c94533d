using CnnCodegen.Generator.Passes;

namespace CnnCodegen.Generator.Graph;

/// <summary>
/// A hash of what weights depend on: the computations with their names, shapes and order. How a thing is written (a default said
/// aloud), options of training (dropout, a norm limit) and the longest text are left out: weights fit whatever they are.
/// </summary>
internal static class ArchitectureHash
{
    public static string Of(NetworkGraph graph)
    {
        NetworkGraph inference = RemoveIdentities.WithoutWeights(graph);
        IEnumerable<string> lines = inference.Nodes.Select(node =>
            $"{node.Name}: {Canonical(node.Operation)} of {string.Join(", ", node.Inputs.Select(id => inference[id].Name))}");
        return Hash.Short(string.Join("\n", lines));
    }

    private static string Canonical(Operation operation)
    {
        string weights = string.Concat(operation.Weights.Select(weight => $" {weight.Name}[{string.Join(",", weight.Shape.Select(size => Literals.Number(size)))}]"));
        return operation.GetType().Name + weights + operation.Details;
    }
}
