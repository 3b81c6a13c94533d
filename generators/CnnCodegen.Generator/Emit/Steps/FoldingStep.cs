using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The sum of each two neighbouring channels.</summary>
internal sealed class FoldingStep : StepEmitter<FoldingOperation>
{
    protected override string Describe(FoldingOperation operation, Step step) => $"each two channels of {step.From} added";

    protected override void WriteRun(FoldingOperation operation, Step step) =>
        step.Line($"Folding.Apply({step.XRows}, {Literals.Number(step.Input.Channels)}, {step.YRows});");
}
