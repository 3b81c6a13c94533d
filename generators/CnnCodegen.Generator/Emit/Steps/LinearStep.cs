using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A fully connected layer over a vector, or over a sequence that is read as one.</summary>
internal sealed class LinearStep : StepEmitter<LinearOperation>
{
    protected override IReadOnlyList<StepField> Fields(LinearOperation operation)
    {
        StepField weight = operation.Format == WeightFormat.BFloat16 ? new StepField("Weight", "BrainMatrix") : "Weight";
        return WeightExpressions.HasBias(operation) ? [weight, "Bias"] : [weight];
    }

    protected override string Describe(LinearOperation operation, Step step)
    {
        string from = operation.FlattenedPositions == 0 ? step.From : $"all of {step.From}";
        string folded = operation.Folded is null ? "" : ", batch normalisation folded in";
        return $"{Literals.Number(operation.Inputs)} → {Literals.Number(operation.Outputs)} over {from}{folded}{(operation.Format == WeightFormat.BFloat16 ? ", weights in bfloat16" : "")}{Step.Then(operation.Activation)}";
    }

    protected override void WritePreparation(LinearOperation operation, Step step)
    {
        string? norm = step.DeclareNorm(operation.Folded);
        string weight = WeightExpressions.Weight(operation, norm);
        bool isFlattened = operation.FlattenedPositions > 0;
        string columns = $"FlattenOrder.Columns({weight}, outputs: {Literals.Number(operation.Outputs)}, "
            + $"channels: {Literals.Number(step.Input.Channels)}, positions: {Literals.Number(operation.FlattenedPositions)}, pitch: {Literals.Number(step.Input.Pitch)})";
        string prepared = operation.Format == WeightFormat.BFloat16
            ? $"new BrainMatrix({(isFlattened ? columns + ".Span" : weight)}, inputs: {Literals.Number(isFlattened ? operation.FlattenedPositions * step.Input.Pitch : operation.Inputs)})"
            : isFlattened ? columns : $"AlignedFloats.CopyOf({weight})";
        step.Line($"{step.Field("Weight")} = {prepared};");
        if (WeightExpressions.HasBias(operation))
            step.Copy(WeightExpressions.Bias(operation, norm), "Bias");
    }

    protected override void WriteRun(LinearOperation operation, Step step) => WriteRun(operation, step, "Apply", step.X);

    /// <summary>Writes a layer of the head, which works on the vectors of several texts.</summary>
    public static void WriteForTexts(Step step) => WriteRun((LinearOperation)step.Node.Operation, step, "ApplyAll", step.X + ", texts");

    private static void WriteRun(LinearOperation operation, Step step, string method, string x)
    {
        string bias = WeightExpressions.HasBias(operation) ? step.Floats("Bias") : "default";
        string weight = operation.Format == WeightFormat.BFloat16 ? step.Field("Weight") : step.Floats("Weight");
        step.Line($"FullyConnected.{method}({weight}, {bias}, {x}, {step.Y});");
        step.Apply(operation.Activation, step.Y, step.Y);
    }
}
