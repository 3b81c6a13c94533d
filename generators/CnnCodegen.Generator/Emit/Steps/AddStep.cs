using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The sum of several values.</summary>
internal sealed class AddStep : StepEmitter<AddOperation>
{
    protected override string Describe(AddOperation operation, Step step) => $"the sum of {step.From}";

    protected override void WriteRun(AddOperation operation, Step step)
    {
        string channels = Literals.Number(step.Result.Channels);
        // Values with the positions of the result first; vectors are then added at every position.
        StepValue[] rows = [.. step.Inputs.Where(input => input.IsSequence == step.Result.IsSequence)];
        step.Line(rows.Length == 1
            ? $"Rows.Copy({rows[0].Rows}, {channels}, {step.YRows});"
            : $"Rows.Sum({rows[0].Rows}, {rows[1].Rows}, {channels}, {step.YRows});");
        foreach (StepValue other in rows.Skip(2))
            step.Line($"Rows.Add({other.Rows}, {channels}, {step.YRows});");
        foreach (StepValue vector in step.Inputs.Where(input => input.IsSequence != step.Result.IsSequence))
            step.Line($"Rows.AddVector({vector.Local}, {step.YRows});");
    }
}
