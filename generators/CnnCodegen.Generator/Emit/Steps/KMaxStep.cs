using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The k largest values of each channel.</summary>
internal sealed class KMaxStep : StepEmitter<KMaxOperation>
{
    protected override long Workspace(KMaxOperation operation, Node node, NetworkGraph graph) =>
        KMaxWorkspacePerPosition * graph[node.Inputs[0]].Shape.LongestLength;

    /// <summary>The floats per position that the kernel asks for: the channels of the widest vector.</summary>
    private const int KMaxWorkspacePerPosition = 16;

    protected override string Describe(KMaxOperation operation, Step step) => $"the {operation.Count} largest of each channel of {step.From}, in the order of time";

    protected override void WriteRun(KMaxOperation operation, Step step)
    {
        string workspace = step.DeclareWorkspace("Order");
        step.Line($"KMax.Select({step.XRows}, {Literals.Number(step.Input.Channels)}, length: {step.Input.Positions}, k: {step.Result.Positions}, {step.YRows}, {workspace});");
    }
}
