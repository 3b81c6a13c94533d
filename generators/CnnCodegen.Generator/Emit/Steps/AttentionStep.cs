using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Attention: a mean of the memory for each position.</summary>
internal sealed class AttentionStep : StepEmitter<AttentionOperation>
{
    protected override long Workspace(AttentionOperation operation, Node node, NetworkGraph graph) => graph[node.Inputs[1]].Shape.LongestLength;

    protected override string Describe(AttentionOperation operation, Step step) =>
        $"for each position of {step.Inputs[0].Name} the mean of {step.Inputs[1].Name}, weighted by the softmax of their products";

    protected override void WriteRun(AttentionOperation operation, Step step)
    {
        string shares = step.DeclareWorkspace("Shares");
        string kept = step.Plan.Stream?.Attention == step.Node ? ", attention" : "";
        step.Line($"Attention.Apply({step.XRows}, {step.Inputs[1].Rows}, {Literals.Number(step.Input.Channels)}, {step.YRows}, {shares}{kept});");
    }
}
