using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A fully connected layer over a vector.</summary>
internal sealed class LinearStep : StepEmitter<LinearOperation>
{
    protected override IReadOnlyList<StepField> Fields(LinearOperation operation) => ["Weight", "Bias"];

    protected override string Describe(LinearOperation operation, Step step) =>
        $"{Literals.Number(operation.Inputs)} → {Literals.Number(operation.Outputs)} over {step.From}{Step.Then(operation.Activation)}";

    protected override void WritePreparation(LinearOperation operation, Step step)
    {
        step.Copy(operation.Weight, "Weight");
        step.Copy(operation.Bias!, "Bias");
    }

    protected override void WriteRun(LinearOperation operation, Step step)
    {
        step.Line($"FullyConnected.Apply({step.Floats("Weight")}, {step.Floats("Bias")}, {step.X}, {step.Y});");
        step.Apply(operation.Activation, step.Y, step.Y);
    }
}
