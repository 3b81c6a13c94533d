using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit;

/// <summary>The method of a program that runs a network inside the network: on the characters of one token.</summary>
internal static class BlockMethod
{
    /// <summary>The method's name: <c>RunSpelled</c> for the layer <c>Spelled</c>.</summary>
    /// <remarks>Underscores are doubled, so that <c>A.B</c> and <c>A_B</c> have methods of their own.</remarks>
    public static string Name(Node node) => "Run" + node.Name.Replace("_", "__").Replace('.', '_');

    /// <summary>The expression that reads the spellings of a closed vocabulary.</summary>
    public static string ReadSpellings(NetworkGraph block, WeightSpec spellings)
    {
        GraphInput input = block.Inputs[0];
        int rows = block.Nodes.Where(node => node.Inputs.Contains(input.Node)).Select(node => (node.Operation as TokenTableOperation)?.Lookup ?? node.Operation as LookupOperation)
            .OfType<LookupOperation>().Select(lookup => lookup.Rows).DefaultIfEmpty(int.MaxValue).Min();
        return $"new Spellings({Step.Tensor(spellings)}, characters: {Literals.Number(spellings.Shape[1])}, minLength: {Literals.Number(input.MinLength)}, "
            + $"rows: {Literals.Number(rows)}, {Literals.Text(spellings.Name)})";
    }

    /// <summary>Writes the method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="node">The node that runs the network.</param>
    /// <param name="steps">The steps of the network inside.</param>
    public static void Write(CSharpWriter writer, Node node, ProgramSteps steps)
    {
        StepValue input = steps.Inputs[0];
        writer.Line();
        writer.Line($"/// <summary>What <c>{node.Name}</c> computes for one token.</summary>");
        using (writer.Block($"private void {Name(node)}(ReadOnlySpan<int> {input.Local}, Span<float> output, Span<float> scratch)"))
        {
            if (!input.Shape.Length.IsConstant)
                writer.Line($"int {input.Shape.Length.Axis.Variable} = {input.Local}.Length;");
            ProgramEmitter.WriteSteps(writer, steps);
        }
    }
}
