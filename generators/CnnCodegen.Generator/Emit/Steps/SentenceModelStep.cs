using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The convolutional sentence model.</summary>
internal sealed class SentenceModelStep : StepEmitter<SentenceModelOperation>
{
    protected override IReadOnlyList<StepField> Fields(SentenceModelOperation operation) => ["Kernels", "Tops"];

    protected override long Workspace(SentenceModelOperation operation, Node node, NetworkGraph graph) =>
        graph[node.Inputs[0]].Shape.Elements;

    protected override string Describe(SentenceModelOperation operation, Step step) =>
        $"row-wise convolutions of width 2, 3, … over {step.From} until one filter covers what is left";

    protected override void WritePreparation(SentenceModelOperation operation, Step step)
    {
        foreach ((string part, EquatableArray<WeightSpec> weights) in new[] { ("Kernels", operation.Kernels), ("Tops", operation.Tops) })
        {
            string name = Literals.Text($"{step.Node.Name}.{part.ToLowerInvariant()}");
            step.Line($"{step.Field(part)} = SentenceModelPacking.Pack(weights, {name}, widest: {Literals.Number(weights.Count + 1)}, channels: {Literals.Number(step.Result.Channels)});");
        }
    }

    protected override void WriteRun(SentenceModelOperation operation, Step step)
    {
        string workspace = step.DeclareWorkspace("Rows");
        step.Line($"SentenceModelKernel.Apply({step.XRows}, {step.Input.Positions}, {step.Floats("Kernels")}, {step.Floats("Tops")}, {step.Y}, {workspace});");
    }
}
