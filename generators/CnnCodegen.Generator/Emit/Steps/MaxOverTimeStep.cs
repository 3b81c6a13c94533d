using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The largest value of each channel over time.</summary>
internal sealed class MaxOverTimeStep : StepEmitter<MaxOverTimeOperation>
{
    protected override string Describe(MaxOverTimeOperation operation, Step step) => $"the largest of each channel of {step.From} over time";

    protected override void WriteRun(MaxOverTimeOperation operation, Step step) =>
        step.Line($"OverTime.Max({step.X}, {Literals.Number(step.Input.Pitch)}, {step.Y});");
}
