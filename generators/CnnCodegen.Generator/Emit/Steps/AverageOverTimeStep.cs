using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The mean of each channel over time.</summary>
internal sealed class AverageOverTimeStep : StepEmitter<AverageOverTimeOperation>
{
    protected override string Describe(AverageOverTimeOperation operation, Step step) => $"the mean of each channel of {step.From} over time";

    protected override void WriteRun(AverageOverTimeOperation operation, Step step) =>
        step.Line($"OverTime.Average({step.X}, {Literals.Number(step.Input.Pitch)}, {step.Y});");
}
