using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A convolution in register tiles, with what was joined to it: a batch normalisation, an activation, the maximum over time.</summary>
internal sealed class ConvolutionStep : StepEmitter<ConvolutionOperation>
{
    protected override RowLayout Layout(ConvolutionOperation operation) => RowLayout.WholeVectors;

    /// <summary>The running maxima, in whole vectors.</summary>
    protected override long Workspace(ConvolutionOperation operation, Node node, NetworkGraph graph) =>
        operation.MaxOverTime ? Planner.WholeVectors(operation.Filters) : 0;

    protected override IReadOnlyList<StepField> Fields(ConvolutionOperation operation) =>
        operation.MaxOverTime && !WeightExpressions.HasBias(operation) ? ["Filters"] : ["Filters", "Bias"];

    protected override string Describe(ConvolutionOperation operation, Step step) => Summary(operation, step) + Algorithm(operation, step);

    /// <summary>"100 filters of width 3 over Vectors, the largest over time; then the bias, Relu".</summary>
    public static string Summary(ConvolutionOperation operation, Step step)
    {
        string groups = operation.Groups == 1 ? "" : $" in {Literals.Number(operation.Groups)} groups";
        string dilation = operation.Dilation == 1 ? "" : $", {Literals.Number(operation.Dilation)} positions apart,";
        string stride = operation.Stride == 1 ? "" : $", every {Literals.Number(operation.Stride)} positions";
        string padding = operation.PadLeft + operation.PadRight == 0
            ? ""
            : $" with {Literals.Number(operation.PadLeft)} + {Literals.Number(operation.PadRight)} zero rows";
        string bias = !operation.MaxOverTime ? "" : ", the largest over time" + (WeightExpressions.HasBias(operation) ? "; then the bias" : "");
        string norm = operation.Folded is null ? "" : ", batch normalisation folded in";
        return $"{Literals.Number(operation.Filters)} filters{groups} of width {Literals.Number(operation.Width)}{dilation} over {step.From}{padding}{stride}"
            + $"{norm}{bias}{Step.Then(operation.Activation)}";
    }

    protected override void WritePreparation(ConvolutionOperation operation, Step step)
    {
        ConvolutionPlan plan = step.Plan.ConvolutionOf(step.Node.Id);
        string? norm = step.DeclareNorm(operation.Folded);
        string weight = WeightExpressions.Filters(operation, norm);
        if (plan.IsDepthwise)
        {
            step.Line($"{step.Field("Filters")} = FilterPacking.PackDepthwise({weight}, channels: {Literals.Number(operation.Channels)}, width: {Literals.Number(operation.Width)});");
        }
        else
        {
            string groups = operation.Groups == 1 ? "" : $", groups: {Literals.Number(operation.Groups)}";
            int width = operation.Width;
            if (plan.Winograd is not null)
                (weight, width) = ($"WinogradFilters.Transform({weight}, width: {Literals.Number(width)})", WinogradPlan.Points);
            step.Line($"{step.Field("Filters")} = FilterPacking.Pack(");
            using (step.Indent())
            {
                step.Line($"{weight}, filters: {Literals.Number(operation.Filters)}, channels: {Literals.Number(operation.Channels / operation.Groups)}, width: {Literals.Number(width)},");
                step.Line($"{ConvolutionEmitter.Alias}.Lanes, {ConvolutionEmitter.Alias}.{ConvolutionEmitter.PanelsName(operation, plan)}{groups});");
            }
        }

        if (WeightExpressions.HasBias(operation))
            step.Copy(WeightExpressions.Bias(operation, norm), "Bias", operation.MaxOverTime ? null : plan.StoredFilters);
        else if (!operation.MaxOverTime)
            step.Line($"{step.Field("Bias")} = new AlignedFloats({Literals.Number(plan.StoredFilters)});");
    }

    protected override void WriteRun(ConvolutionOperation operation, Step step)
    {
        ConvolutionPlan plan = step.Plan.ConvolutionOf(step.Node.Id);
        string x = step.Input.WithZeroRows(operation.PadLeft, operation.PadRight);
        string positions = step.Length(operation.Positions(step.Input.Shape.Length));
        string call = $"{ConvolutionEmitter.Alias}.{ConvolutionEmitter.MethodName(operation, plan)}";
        string window = step.Local("Window");
        string rest = $"{window}, {positions});";
        if (plan.Winograd is { } winograd)
        {
            step.Line($"var {window} = {Window(operation, plan, winograd, step.Input.Pitch)};");
            rest = $"{step.DeclareWorkspace("Tiles", 0, winograd.Workspace)}, {rest}";
        }
        else
        {
            step.Line($"var {window} = {plan.Window.ToCode()};");
        }

        if (operation.MaxOverTime)
        {
            WriteMaximum(operation, step, $"{call}({x}, {step.Floats("Filters")}, {{0}}, {rest}", start: plan.Winograd?.Workspace ?? 0);
            return;
        }

        if (plan.IsDepthwise)
            step.Line($"DepthwiseConvolution.Apply({x}, {step.Floats("Filters")}, {step.Floats("Bias")}, {step.Y}, {window}, {positions});");
        else if (operation.Groups == 1)
            step.Line($"{call}({x}, {step.Floats("Filters")}, {step.Floats("Bias")}, {step.Y}, {rest}");
        else
            WriteGroups(operation, step, x, rest, call);
        if (plan.IsDepthwise || TileKind.Of(operation).Activation != operation.Activation)
            step.Apply(operation.Activation, step.Y, step.Y);
    }

    private static string Window(ConvolutionOperation operation, ConvolutionPlan plan, WinogradPlan winograd, int pitch) =>
        $"new WinogradWindow(width: {Literals.Number(operation.Width)}, channels: {Literals.Number(operation.Channels)}, inputPitch: {Literals.Number(pitch)}, "
        + $"outputPitch: {Literals.Number(plan.Window.OutputPitch)}, mostTiles: {Literals.Number(winograd.MostTiles)})";

    /// <summary>Writes what follows a convolution that keeps maxima.</summary>
    /// <param name="operation">The convolution.</param>
    /// <param name="step">Its step.</param>
    /// <param name="call">The call that computes the maxima, with <c>{0}</c> for the span that receives them.</param>
    /// <param name="start">Where the maxima begin in the step's workspace.</param>
    public static void WriteMaximum(ConvolutionOperation operation, Step step, string call, long start = 0)
    {
        string best = step.DeclareWorkspace("Best", start);
        string filters = Literals.Number(operation.Filters);
        step.Line(call.Replace("{0}", best));
        step.Line(WeightExpressions.HasBias(operation)
            ? $"TensorPrimitives.Add({best}[..{filters}], {step.Floats("Bias")}, {step.Y});"
            : $"{best}[..{filters}].CopyTo({step.Y});");
        step.Apply(operation.Activation, step.Y, step.Y);
    }

    /// <summary>
    /// One group after another, each on its channels of all rows. What a group's last vector stores beyond its own filters is written again by
    /// the next group.
    /// </summary>
    private static void WriteGroups(ConvolutionOperation operation, Step step, string x, string rest, string call)
    {
        string input = step.Local("Input");
        string filters = step.Local("Filters");
        string groups = Literals.Number(operation.Groups);
        string channels = Literals.Number(operation.Channels / operation.Groups);
        string filtersOfGroup = Literals.Number(operation.Filters / operation.Groups);
        step.Line($"ReadOnlySpan<float> {input} = {x}, {filters} = {step.Floats("Filters")};");
        step.Line($"for (int group = 0; group < {groups}; group++)");
        using (step.Indent())
        {
            step.Line($"{call}({input}[(group * {channels})..], {filters}[(group * ({filters}.Length / {groups}))..], {step.Floats("Bias")}[(group * {filtersOfGroup})..], {step.Y}[(group * {filtersOfGroup})..], {rest}");
        }
    }

    /// <summary>"; dense, tiles of 5 × 4, 7 × 3 vectors", for the widest vectors.</summary>
    private static string Algorithm(ConvolutionOperation operation, Step step)
    {
        ConvolutionPlan plan = step.Plan.ConvolutionOf(step.Node.Id);
        if (plan.IsDepthwise)
            return "; channel by channel";
        VectorWidth widest = step.Plan.Widths[0];
        string tiles = string.Join(", ", plan.Panels[0].Select(run =>
            $"{Literals.Number(plan.Heights(widest, run.Vectors).Last())} × {Literals.Number(run.Vectors)}"));
        string noTable = plan.NoTable is null ? "" : plan.NoTable + ": ";
        if (plan.Winograd is { } winograd)
            return $"; {noTable}minimal filtering F({Literals.Number(winograd.Outputs)}, {Literals.Number(operation.Width)}), tiles of {tiles} vectors";
        string dense = operation.Groups == 1 ? "dense, " : "";
        return $"; {noTable}{dense}{(plan.WhyDirect is { } reason ? reason + ", " : "")}tiles of {tiles} vectors";
    }
}
