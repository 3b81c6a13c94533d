using CnnCodegen.Generator.Collections;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A convolution in register tiles, with what was joined to it: an activation, the maximum over time.</summary>
internal sealed class ConvolutionStep : StepEmitter<ConvolutionOperation>
{
    protected override RowLayout Layout(ConvolutionOperation operation) => RowLayout.WholeVectors;

    /// <summary>The running maxima, in whole vectors.</summary>
    protected override long Workspace(ConvolutionOperation operation, Node node, NetworkGraph graph) =>
        operation.MaxOverTime ? Planner.WholeVectors(operation.Filters) : 0;

    protected override IReadOnlyList<StepField> Fields(ConvolutionOperation operation) => ["Filters", "Bias"];

    protected override string Describe(ConvolutionOperation operation, Step step)
    {
        string padding = operation.PadLeft + operation.PadRight == 0
            ? ""
            : $" with {Literals.Number(operation.PadLeft)} + {Literals.Number(operation.PadRight)} zero rows";
        string then = operation.MaxOverTime ? ", the largest over time; then the bias" : "";
        return $"{Literals.Number(operation.Filters)} filters of width {Literals.Number(operation.Width)} over {step.From}{padding}{then}{Step.Then(operation.Activation)}"
            + Tiles(step);
    }

    protected override void WritePreparation(ConvolutionOperation operation, Step step)
    {
        ConvolutionPlan plan = step.Plan.ConvolutionOf(step.Node.Id);
        step.Line($"{step.Field("Filters")} = FilterPacking.Pack(");
        using (step.Indent())
        {
            step.Line($"{Step.Tensor(operation.Weight)}, filters: {Literals.Number(operation.Filters)}, channels: {Literals.Number(operation.Channels)}, width: {Literals.Number(operation.Width)},");
            step.Line($"pitch: {Literals.Number(plan.Window.Pitch)}, {ConvolutionEmitter.TypeName}.Lanes, {ConvolutionEmitter.TypeName}.{ConvolutionEmitter.PanelsName(operation)});");
        }

        step.Copy(operation.Bias!, "Bias", operation.MaxOverTime ? null : plan.PaddedFilters);
    }

    protected override void WriteRun(ConvolutionOperation operation, Step step)
    {
        string x = step.Input.WithZeroRows(operation.PadLeft, operation.PadRight);
        string positions = operation.Positions(step.Input.Shape.Length).ToCode();
        string call = $"{ConvolutionEmitter.TypeName}.{ConvolutionEmitter.MethodName(operation)}<{step.Plan.ConvolutionOf(step.Node.Id).Window.TypeName}>";
        if (!operation.MaxOverTime)
        {
            step.Line($"{call}({x}, {step.Floats("Filters")}, {step.Floats("Bias")}, {step.Y}, {positions});");
            if (!TileKind.Of(operation).IsRelu)
                step.Apply(operation.Activation, step.Y, step.Y);
            return;
        }

        string best = step.DeclareWorkspace("Best");
        step.Line($"{call}({x}, {step.Floats("Filters")}, {best}, {positions});");
        step.Line($"TensorPrimitives.Add({best}[..{Literals.Number(operation.Filters)}], {step.Floats("Bias")}, {step.Y});");
        step.Apply(operation.Activation, step.Y, step.Y);
    }

    /// <summary>"; dense, tiles of 9 × 3, 6 × 4 vectors", for the widest vectors.</summary>
    private static string Tiles(Step step)
    {
        VectorWidth widest = step.Plan.Widths[0];
        EquatableArray<PanelRun> runs = step.Plan.ConvolutionOf(step.Node.Id).Panels[0];
        string tiles = string.Join(", ", runs.Select(run => $"{Literals.Number(TilePolicy.Rows(widest, run.Vectors))} × {Literals.Number(run.Vectors)}"));
        return $"; dense, tiles of {tiles} vectors";
    }
}
