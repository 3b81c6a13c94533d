using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>An element-wise function that no step before could take over.</summary>
internal sealed class ActivationStep : StepEmitter<ActivationOperation>
{
    protected override RowLayout Layout(ActivationOperation operation) => RowLayout.LikeInput;

    protected override string Describe(ActivationOperation operation, Step step) => $"{operation.Activation} of {step.From}";

    protected override void WriteRun(ActivationOperation operation, Step step) => step.Apply(operation.Activation, step.X, step.Y);
}
