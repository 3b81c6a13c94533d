using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Each position with its neighbours side by side.</summary>
internal sealed class WindowStep : StepEmitter<WindowOperation>
{
    protected override IReadOnlyList<StepField> Fields(WindowOperation operation) => operation.Padding is null ? [] : ["Padding"];

    protected override string Describe(WindowOperation operation, Step step) =>
        $"{Literals.Number(operation.Before)} rows before and {Literals.Number(operation.After)} after each position of {step.From} side by side with it";

    protected override void WritePreparation(WindowOperation operation, Step step)
    {
        if (operation.Padding is { } padding)
            step.Copy(padding, "Padding");
    }

    protected override void WriteRun(WindowOperation operation, Step step)
    {
        string padding = operation.Padding is null ? "default" : step.Floats("Padding");
        step.Line($"Windows.Copy({step.XRows}, {Literals.Number(step.Input.Channels)}, length: {step.Input.Positions}, size: {Literals.Number(operation.Size)}, {padding}, {step.YRows});");
    }
}
