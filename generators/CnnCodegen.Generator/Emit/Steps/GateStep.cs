using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A gate between two values.</summary>
internal sealed class GateStep : StepEmitter<GateOperation>
{
    protected override RowLayout Layout(GateOperation operation) => RowLayout.LikeInput;

    protected override string Describe(GateOperation operation, Step step) =>
        $"{step.Inputs[0].Name} of {step.Inputs[1].Name}, the rest of {step.Inputs[2].Name}";

    protected override void WriteRun(GateOperation operation, Step step)
    {
        StepValue[] values = [.. step.Inputs, step.Result];
        if (values.All(value => value.Pitch == step.Result.Pitch))
        {
            step.Line($"Gating.Blend({string.Join(", ", values.Select(value => value.Local))});");
            return;
        }

        // The rows of the values lie differently far apart. What fills a row up is read by tiles, which multiply it by zero: it must be a number.
        if (step.Result.Pitch > step.Result.Channels)
            step.Line($"{step.Y}.Clear();");
        string row = step.Local("Row");
        using (step.Block($"for (int {row} = 0; {row} < {step.Result.Positions}; {row}++)"))
            step.Line($"Gating.Blend({string.Join(", ", values.Select(value => $"{value.Local}.Slice({row} * {Literals.Number(value.Pitch)}, {Literals.Number(value.Channels)})"))});");
    }
}
