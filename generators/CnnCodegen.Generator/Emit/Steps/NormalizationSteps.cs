using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>Batch normalisation that no layer before could take over.</summary>
internal sealed class BatchNormStep : StepEmitter<BatchNormOperation>
{
    protected override IReadOnlyList<StepField> Fields(BatchNormOperation operation) => ["Scale", "Shift"];

    protected override string Describe(BatchNormOperation operation, Step step) => $"batch normalisation of {step.From}: a factor and a summand per channel";

    protected override void WritePreparation(BatchNormOperation operation, Step step)
    {
        string? norm = step.DeclareNorm(operation.Norm);
        step.Line($"{step.Field("Scale")} = {norm}.Scale();");
        step.Line($"{step.Field("Shift")} = {norm}.Shift();");
    }

    protected override void WriteRun(BatchNormOperation operation, Step step) => step.Line(
        $"Normalization.ScaleAndShift({step.XRows}, {step.Floats("Scale")}, {step.Floats("Shift")}, {step.YRows});");
}

/// <summary>Layer normalisation.</summary>
internal sealed class LayerNormStep : StepEmitter<LayerNormOperation>
{
    protected override IReadOnlyList<StepField> Fields(LayerNormOperation operation) => ["Weight", "Bias"];

    protected override string Describe(LayerNormOperation operation, Step step) => $"{step.From} with mean 0 and variance 1 over the channels, then a factor and a summand each";

    protected override void WritePreparation(LayerNormOperation operation, Step step)
    {
        step.Copy(operation.Weight, "Weight");
        step.Copy(operation.Bias, "Bias");
    }

    protected override void WriteRun(LayerNormOperation operation, Step step) => step.Line(
        $"Normalization.LayerNorm({step.XRows}, {step.Floats("Weight")}, {step.Floats("Bias")}, {Literals.Real(operation.Epsilon)}f, {step.YRows});");
}
