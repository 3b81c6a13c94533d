using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The pooling of a quasi-recurrent layer.</summary>
internal sealed class QrnnPoolStep : StepEmitter<QrnnPoolOperation>
{
    protected override string Describe(QrnnPoolOperation operation, Step step)
    {
        string direction = operation.IsReverse ? ", from the last position to the first" : "";
        string result = operation.Result == QrnnResult.Cell ? ", before the output gate" : "";
        return $"{operation.Pooling.ToString().ToLowerInvariant()}-pooling of {step.From}{direction}{result}";
    }

    protected override void WriteRun(QrnnPoolOperation operation, Step step) => step.Line(
        $"QrnnScan.{operation.Pooling}{(operation.Result == QrnnResult.Cell ? "Cells" : "")}({step.XRows}, {Literals.Number(operation.Units)}, "
        + $"reverse: {(operation.IsReverse ? "true" : "false")}, {step.YRows});");
}

/// <summary>The output gate of a quasi-recurrent layer with attention.</summary>
internal sealed class QrnnOutputGateStep : StepEmitter<QrnnOutputGateOperation>
{
    protected override string Describe(QrnnOutputGateOperation operation, Step step) => $"the output gate of {step.Inputs[0].Name} over {step.Inputs[1].Name}";

    protected override void WriteRun(QrnnOutputGateOperation operation, Step step)
    {
        step.Line($"Rows.Copy({step.Inputs[1].Rows}, {Literals.Number(operation.Units)}, {step.YRows});");
        step.Line($"QrnnScan.OutputGate({step.XRows}, {Literals.Number(operation.Units)}, {step.YRows});");
    }
}
