using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Probabilities, or their logarithms.</summary>
internal sealed class SoftmaxStep : StepEmitter<SoftmaxOperation>
{
    protected override string Describe(SoftmaxOperation operation, Step step) => (operation.IsLogarithm ? "logarithms of the " : "") + $"probabilities of {step.From}";

    protected override void WriteRun(SoftmaxOperation operation, Step step) => step.Line(
        $"Softmax.{(operation.IsLogarithm ? "LogRows" : "Rows")}({step.XRows}, {Literals.Number(step.Input.Channels)}, {step.YRows});");
}
