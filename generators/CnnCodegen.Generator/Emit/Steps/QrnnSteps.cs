using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

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

    protected override void WriteRun(QrnnPoolOperation operation, Step step)
    {
        string cells = "";
        if (step.RememberedState is { } state)
        {
            string local = step.Local("Cells");
            step.Line($"Span<float> {local} = {state}; // from piece to piece");
            cells = $", {local}";
        }

        step.Line(
            $"QrnnScan.{operation.Pooling}{(operation.Result == QrnnResult.Cell ? "Cells" : "")}({step.XRows}, {Literals.Number(operation.Units)}, "
            + $"reverse: {(operation.IsReverse ? "true" : "false")}, {step.YRows}{cells});");
    }
}

/// <summary>A quasi-recurrent layer that computes its gates itself.</summary>
internal sealed class QrnnStep : StepEmitter<QrnnOperation>
{
    /// <summary>The gates of a block, the cells where they are not remembered, and the biases of this text where a state shifts them.</summary>
    protected override long Workspace(QrnnOperation operation, Node node, NetworkGraph graph) =>
        QrnnPlan.Workspace(operation, node.Shape, Planner.WidestLanes) + (graph.IsStreamed(node) ? 0 : CellsLength(operation)) + (node.Inputs.Count > 1 ? ShiftedLength(operation) : 0);

    protected override IReadOnlyList<StepField> Fields(QrnnOperation operation) => ["Filters", "Bias"];

    protected override string Describe(QrnnOperation operation, Step step)
    {
        QrnnPlan plan = step.Plan.QrnnOf(step.Node.Id);
        VectorWidth widest = step.Plan.Widths[0];
        string shift = step.Inputs.Count > 1 ? $", shifted by {step.Inputs[1].Name}" : "";
        string direction = operation.Pooling.IsReverse ? ", from the last position to the first" : "";
        string tiles = string.Join(", ", TilePolicy.Panels(plan.Gates).Select(run =>
            $"{Literals.Number(TilePolicy.Heights(widest, run.Vectors, plan.FewestRows, plan.MostRows).Last())} × {Literals.Number(run.Vectors)}"));
        return $"{Literals.Number(operation.Pooling.Gates)} gates of {Literals.Number(operation.Pooling.Units)} units, filters of width {Literals.Number(operation.Gates.Width)} over {step.Input.Name}{shift}, "
            + $"and their {operation.Pooling.Pooling.ToString().ToLowerInvariant()}-pooling{direction}; "
            + $"gates of up to {Literals.Number(plan.MostRows)} positions at a time, tiles of {tiles} vectors";
    }

    protected override void WritePreparation(QrnnOperation operation, Step step)
    {
        string order = $"gates: {Literals.Number(operation.Pooling.Gates)}, units: {Literals.Number(operation.Pooling.Units)}, ";
        step.Line($"{step.Field("Filters")} = FilterPacking.PackGates(");
        using (step.Indent())
        {
            step.Line($"{WeightExpressions.Filters(operation.Gates, norm: null)}, {order}channels: {Literals.Number(operation.Gates.Channels)}, width: {Literals.Number(operation.Gates.Width)},");
            step.Line($"{ConvolutionEmitter.Alias}.Lanes, {ConvolutionEmitter.Alias}.{QrnnEmitter.PanelsName(operation.Pooling)});");
        }

        step.Copy($"GateOrder.ByVectors({WeightExpressions.Bias(operation.Gates, norm: null)}, {order}{ConvolutionEmitter.Alias}.Lanes)", "Bias");
    }

    protected override void WriteRun(QrnnOperation operation, Step step)
    {
        QrnnPlan plan = step.Plan.QrnnOf(step.Node.Id);
        string units = Literals.Number(operation.Pooling.Units);
        string gates = Literals.Number(plan.Gates);
        string x = step.Input.WithZeroRows(operation.Gates.PadLeft, operation.Gates.PadRight);
        string window = step.Local("Window");
        long kernel = QrnnPlan.Workspace(operation, step.Node.Shape, Planner.WidestLanes);
        step.Line($"var {window} = {plan.Window.ToCode($"{gates} * {ConvolutionEmitter.Alias}.Lanes")};");
        string scratch = step.DeclareWorkspace("Gates", 0, kernel);
        string cells;
        if (step.RememberedState is { } state)
        {
            cells = step.Local("Cells");
            step.Line($"Span<float> {cells} = {state}; // from piece to piece");
        }
        else
        {
            cells = step.DeclareWorkspace("Cells", kernel, CellsLength(operation));
            step.Line($"{cells}.Clear();");
            kernel += CellsLength(operation);
        }

        string bias = step.Floats("Bias");
        if (step.Inputs.Count > 1)
        {
            string shifted = step.DeclareWorkspace("Shifted", kernel);
            step.Line($"QrnnScan.Shift({bias}, {step.Inputs[1].Local}, {gates}, {units}, {ConvolutionEmitter.Alias}.Lanes, {shifted});");
            bias = shifted;
        }

        step.Line($"{ConvolutionEmitter.Alias}.{QrnnEmitter.MethodName(operation.Pooling)}(");
        using (step.Indent())
        {
            step.Line($"{x}, {step.Floats("Filters")}, {bias}, {units}, {step.YRows},");
            step.Line($"{window}, {step.Result.Positions}, reverse: {(operation.Pooling.IsReverse ? "true" : "false")}, {cells}, {scratch});");
        }
    }

    /// <summary>A vector of cells for each vector of units.</summary>
    private static int CellsLength(QrnnOperation operation) => Planner.WholeVectors(operation.Pooling.Units);

    /// <summary>The gates of all units in whole vectors, whose last one may overlap the one before it.</summary>
    private static long ShiftedLength(QrnnOperation operation) => operation.Pooling.Gates * Planner.WholeVectors(operation.Pooling.Units);
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
