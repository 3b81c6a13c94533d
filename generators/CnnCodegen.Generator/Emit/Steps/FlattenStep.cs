using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A sequence as one vector, where the layer that reads it could not take that over.</summary>
internal sealed class FlattenStep : StepEmitter<FlattenOperation>
{
    protected override string Describe(FlattenOperation operation, Step step) => $"{step.From} as one vector, channel by channel";

    protected override void WriteRun(FlattenOperation operation, Step step) =>
        step.Line($"Flattening.Apply({step.XRows}, {Literals.Number(step.Input.Channels)}, length: {step.Input.Positions}, {step.Y});");
}
