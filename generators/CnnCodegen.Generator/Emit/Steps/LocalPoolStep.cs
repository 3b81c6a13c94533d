using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The maximum or mean under a moving window.</summary>
internal sealed class LocalPoolStep : StepEmitter<LocalPoolOperation>
{
    protected override string Describe(LocalPoolOperation operation, Step step)
    {
        string padding = operation.Padding == 0 ? "" : $", over {Literals.Number(operation.Padding)} beyond each end";
        return $"the {(operation.IsMax ? "largest" : "mean")} of each {Literals.Number(operation.Width)} positions of {step.From} in steps of {Literals.Number(operation.Stride)}{padding}";
    }

    protected override void WriteRun(LocalPoolOperation operation, Step step)
    {
        string counted = operation.IsMax ? "" : $"countPadding: {(operation.CountPadding ? "true" : "false")}, ";
        step.Line($"LocalPooling.{(operation.IsMax ? "Max" : "Average")}(");
        using (step.Indent())
        {
            step.Line($"{step.XRows}, {Literals.Number(step.Input.Channels)}, length: {step.Input.Positions}, "
                + $"width: {Literals.Number(operation.Width)}, stride: {Literals.Number(operation.Stride)}, padding: {Literals.Number(operation.Padding)},");
            step.Line($"{counted}positions: {step.Result.Positions}, {step.YRows});");
        }
    }
}
