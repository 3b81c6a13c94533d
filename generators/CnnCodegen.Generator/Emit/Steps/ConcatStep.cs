using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Values side by side along the channels. Vectors that nothing else reads were written in place by the steps before.</summary>
internal sealed class ConcatStep : StepEmitter<ConcatOperation>
{
    protected override string Describe(ConcatOperation operation, Step step) =>
        $"{step.From} side by side" + (step.Inputs.All(part => IsInPlace(part, step)) ? ", written in place by the steps before" : "");

    protected override void WriteRun(ConcatOperation operation, Step step)
    {
        int channel = 0;
        foreach (StepValue part in step.Inputs)
        {
            string to = channel == 0 ? step.Y : $"{step.Y}[{Literals.Number(channel)}..]";
            if (step.Result.IsSequence && !part.IsSequence)
                step.Line($"Rows.CopyVector({part.Local}, {to}, {Literals.Number(step.Result.Pitch)});");
            else if (part.IsSequence)
                step.Line($"Rows.Copy({part.Local}, {Literals.Number(part.Pitch)}, {Literals.Number(part.Channels)}, {to}, {Literals.Number(step.Result.Pitch)});");
            else if (!IsInPlace(part, step))
                step.Line($"{part.Local}.CopyTo({to});");
            channel += part.Channels;
        }
    }

    private static bool IsInPlace(StepValue part, Step step) =>
        !step.Result.IsSequence && step.Plan.Graph.OnlyConsumerOf(part.Node) == step.Node;
}
