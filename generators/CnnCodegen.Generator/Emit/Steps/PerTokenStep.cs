using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A network of its own for each token.</summary>
internal sealed class PerTokenStep : StepEmitter<PerTokenOperation>
{
    /// <summary>The method that runs the inner network: <c>RunSpelled</c>.</summary>
    public static string MethodName(Node node) => "Run" + node.Name.Replace('.', '_');

    protected override string Describe(PerTokenOperation operation, Step step) =>
        $"{MethodName(step.Node)} for each token of {step.From}, over its characters";

    protected override void WriteRun(PerTokenOperation operation, Step step)
    {
        Workspace workspace = step.Plan.WorkspaceOf(step.Node.Id)!;
        string first = string.Join(" + ", operation.SpelledBefore.Select(input => $"ids[{Literals.Number(input)}].Length").Prepend(Literals.Number(step.Plan.Graph.Inputs.Count)));
        string token = step.Local("Token");
        using (step.Block($"for (int {token} = 0; {token} < {step.X}.Length; {token}++)"))
        {
            step.Line($"{MethodName(step.Node)}(ids[{first} + {token}], {step.Y}.Slice({token} * {Literals.Number(step.Result.Pitch)}, {Literals.Number(step.Result.Channels)}), "
                + $"scratch.Slice({Literals.Grouped(workspace.Offset)}, {Literals.Grouped(workspace.Length)}));");
        }
    }
}
