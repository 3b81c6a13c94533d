using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Dropout, where the pass that removes it is switched off.</summary>
internal sealed class DropoutStep : StepEmitter<DropoutOperation>
{
    protected override RowLayout Layout(DropoutOperation operation) => RowLayout.LikeInput;

    protected override string Describe(DropoutOperation operation, Step step) => $"{step.From} unchanged (dropout acts in training only)";

    protected override void WriteRun(DropoutOperation operation, Step step) => step.Line($"{step.X}.CopyTo({step.Y});");
}
