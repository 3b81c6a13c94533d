using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The identity, where the pass that removes it is switched off.</summary>
internal sealed class IdentityStep : StepEmitter<IdentityOperation>
{
    protected override RowLayout Layout(IdentityOperation operation) => RowLayout.LikeInput;

    protected override string Describe(IdentityOperation operation, Step step) => $"{step.From} unchanged (dropout acts in training only)";

    protected override void WriteRun(IdentityOperation operation, Step step) => step.Line($"{step.X}.CopyTo({step.Y});");
}
