using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A sequence with the length of another. In a stream, the position that was reached is remembered.</summary>
internal sealed class FitLengthStep : StepEmitter<FitLengthOperation>
{
    protected override string Describe(FitLengthOperation operation, Step step) => $"{step.Inputs[0].Name} cut off, or filled up with zeros, to the length of {step.Inputs[1].Name}";

    protected override void WriteRun(FitLengthOperation operation, Step step)
    {
        string rows = $"{step.XRows}, {Literals.Number(step.Result.Channels)}, {step.YRows}";
        step.Line(step.RememberedState is { } state ? $"Rows.Fit({rows}, {state});" : $"Rows.Fit({rows});");
    }
}
