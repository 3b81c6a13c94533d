using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A stored vector that is added at each position.</summary>
internal sealed class BiasStep : StepEmitter<BiasOperation>
{
    protected override IReadOnlyList<StepField> Fields(BiasOperation operation) => ["Bias"];

    protected override string Describe(BiasOperation operation, Step step) => $"{step.From} and a bias";

    protected override void WritePreparation(BiasOperation operation, Step step) => step.Copy(operation.Bias, "Bias");

    protected override void WriteRun(BiasOperation operation, Step step)
    {
        step.Line($"Rows.Copy({step.XRows}, {Literals.Number(step.Input.Channels)}, {step.YRows});");
        step.Line($"Rows.AddVector({step.Floats("Bias")}, {step.YRows});");
    }
}
