using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>One vector of all positions.</summary>
internal sealed class OverTimeStep : StepEmitter<OverTimeOperation>
{
    protected override string Describe(OverTimeOperation operation, Step step) => operation.Kind switch
    {
        OverTimeKind.Max => $"the largest of each channel of {step.From} over time",
        OverTimeKind.Average => $"the mean of each channel of {step.From} over time",
        OverTimeKind.Sum => $"the sum of each channel of {step.From} over time",
        _ => $"the last position of {step.From}",
    };

    protected override void WriteRun(OverTimeOperation operation, Step step) => step.Line(operation.Kind == OverTimeKind.Last
        ? $"{step.Input.LastRow}.CopyTo({step.Y});"
        : $"OverTime.{operation.Kind}({step.X}, {Literals.Number(step.Input.Pitch)}, {step.Y});");
}
