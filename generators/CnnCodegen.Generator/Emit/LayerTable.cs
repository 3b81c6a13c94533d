using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit;

/// <summary>The network, layer by layer, as a table in the class's documentation: what an editor shows on hovering.</summary>
internal static class LayerTable
{
    public static void Write(CSharpWriter writer, ProgramSteps steps)
    {
        Network network = steps.Plan.Network;
        var rows = new List<string[]> { new[] { "layer", "kind", "output", "parameters", "multiply-adds" } };
        foreach (NetworkLayer layer in network.Layers)
        {
            rows.Add([
                layer.Name,
                layer.Kind,
                Output(layer.Shape),
                Literals.Thousands(layer.Weights.Sum(weight => weight.Count)),
                Literals.Thousands(layer.MultiplyAdds)]);
        }

        rows.Add([
            "",
            "",
            "",
            Literals.Thousands(network.Layers.Sum(layer => layer.Weights.Sum(weight => weight.Count))),
            Literals.Thousands(network.Layers.Sum(layer => layer.MultiplyAdds))]);
        int[] widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();

        string texts = string.Join(" and ", network.Graph.Inputs.Where((input, number) => input.Axis.Index == number).Select(Tokens));
        writer.Line("/// <remarks>");
        string others = network.Graph is { Stream: not null, Inputs.Count: 1 } ? "longer ones are read in pieces" : "shorter ones are filled up, longer ones cut";
        writer.Line($"/// <para>The network for texts of {texts} tokens ({others}); multiply-adds for the longest:</para>");
        writer.Line("/// <code>");
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            writer.Line("/// " + Literals.Xml(string.Join("  ", cells).TrimEnd()));
        }

        writer.Line("/// </code>");
        writer.Line("/// <para>How it runs:</para>");
        writer.Line("/// <code>");
        foreach (Step step in steps.All.Concat(steps.Head))
            writer.Line("/// " + Literals.Xml($"{step.Node.Name}: {StepCatalog.For(step.Node.Operation).Describe(step)}"));
        if (network.Layers[network.Layers.Count - 1] is var last && last.Attributes[0].PlainName == nameof(TransitionsAttribute))
            writer.Line("/// " + Literals.Xml($"{last.Name}: Tag finds the best path over the scores of all tokens and of neighbouring tags (Viterbi); Compute yields the scores of tokens alone"));
        writer.Line("/// </code>");
        writer.Line("/// </remarks>");
    }

    /// <summary><c>≤ 56 × 300</c>, <c>300</c>, <c>≤ 56 ids</c>.</summary>
    public static string Output(Shape shape) => shape.Kind switch
    {
        ShapeKind.Tokens => $"{Length(shape)} ids",
        ShapeKind.Sequence => $"{Length(shape)} × {Literals.Number(shape.Channels)}",
        _ => Literals.Number(shape.Channels),
    };

    private static string Tokens(GraphInput input)
    {
        string most = Literals.Thousands(input.MaxLength);
        return input.MinLength == input.MaxLength ? most : input.MinLength == 1 ? $"up to {most}" : $"{Literals.Thousands(input.MinLength)} to {most}";
    }

    private static string Length(Shape shape) => (shape.Length.IsConstant ? "" : "≤ ") + Literals.Number(shape.LongestLength);
}
