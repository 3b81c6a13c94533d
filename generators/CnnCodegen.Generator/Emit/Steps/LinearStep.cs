using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A fully connected layer over a vector, or over a sequence that is read as one.</summary>
internal sealed class LinearStep : StepEmitter<LinearOperation>
{
    protected override IReadOnlyList<StepField> Fields(LinearOperation operation) =>
        WeightExpressions.HasBias(operation) ? ["Weight", "Bias"] : ["Weight"];

    protected override string Describe(LinearOperation operation, Step step)
    {
        string from = operation.FlattenedPositions == 0 ? step.From : $"all of {step.From}";
        string folded = operation.Folded is null ? "" : ", batch normalisation folded in";
        return $"{Literals.Number(operation.Inputs)} → {Literals.Number(operation.Outputs)} over {from}{folded}{Step.Then(operation.Activation)}";
    }

    protected override void WritePreparation(LinearOperation operation, Step step)
    {
        string? norm = step.DeclareNorm(operation.Folded);
        string weight = WeightExpressions.Weight(operation, norm);
        step.Line(operation.FlattenedPositions == 0
            ? $"{step.Field("Weight")} = AlignedFloats.CopyOf({weight});"
            : $"{step.Field("Weight")} = FlattenOrder.Columns({weight}, outputs: {Literals.Number(operation.Outputs)}, "
                + $"channels: {Literals.Number(step.Input.Channels)}, positions: {Literals.Number(operation.FlattenedPositions)}, pitch: {Literals.Number(step.Input.Pitch)});");
        if (WeightExpressions.HasBias(operation))
            step.Copy(WeightExpressions.Bias(operation, norm), "Bias");
    }

    protected override void WriteRun(LinearOperation operation, Step step)
    {
        string bias = WeightExpressions.HasBias(operation) ? step.Floats("Bias") : "default";
        step.Line($"FullyConnected.Apply({step.Floats("Weight")}, {bias}, {step.X}, {step.Y});");
        step.Apply(operation.Activation, step.Y, step.Y);
    }
}
