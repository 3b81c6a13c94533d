using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A table of what tokens yield under filters, and where it has the rows of a text's tokens.</summary>
internal sealed class TokenTableStep : StepEmitter<TokenTableOperation>
{
    protected override IReadOnlyList<StepField> Fields(TokenTableOperation operation) =>
        operation.IsPartial ? [new StepField("Table", "PartialTokenTable")] : operation.Format == TableFormat.Int16 ? [new StepField("Table", "ShortTokenTable")] : ["Table"];

    /// <summary>The rows that are computed, and the rows of the embedding that they are computed from, for the longest text of words that the table has not.</summary>
    protected override long Workspace(TokenTableOperation operation, Node node, NetworkGraph graph) =>
        operation.IsPartial ? node.Shape.LongestLength * operation.ComputedLength : 0;

    protected override string Describe(TokenTableOperation operation, Step step)
    {
        string readers = string.Join(", ", step.Plan.Graph.ConsumersOf(step.Node).Select(reader => reader.Name));
        string size = $"{Literals.Thousands(operation.TableRows)} × {Literals.Thousands(operation.RowLength)}{(operation.Format == TableFormat.Int16 ? " 16-bit" : "")} values, {Literals.Megabytes(operation.Bytes)}";
        return $"the row of each token of {step.From} in a table of what it yields under the filters of {readers}: {size}"
            + (operation.IsPartial ? $", for the first of {Literals.Thousands(operation.Lookup.Rows)} tokens; the rows of others are computed when they occur" : "");
    }

    protected override void WritePreparation(TokenTableOperation operation, Step step)
    {
        string filters = step.Local("Filters");
        step.Line($"var {filters} = new TableFilters(channels: {Literals.Number(operation.Lookup.Dimensions)});");
        foreach (ConvolutionOperation convolution in operation.Convolutions)
        {
            string weight = WeightExpressions.Filters(convolution, convolution.Folded is { } norm ? Step.Folding(norm) : null);
            step.Line($"{filters}.Add({weight}, filters: {Literals.Number(convolution.Filters)}, width: {Literals.Number(convolution.Width)});");
        }

        string embedding = WeightExpressions.Table(operation.Lookup);
        step.Line(operation.IsPartial
            ? $"{step.Field("Table")} = new PartialTokenTable({embedding}, {filters}, tableRows: {Literals.Grouped(operation.TableRows)});"
            : $"{step.Field("Table")} = {(operation.Format == TableFormat.Int16 ? "ShortTokenTable" : "TokenTable")}.Of({embedding}, {filters});");
    }

    protected override void WriteRun(TokenTableOperation operation, Step step)
    {
        if (operation.IsPartial)
        {
            string computed = step.DeclareWorkspace("Computed");
            step.Line($"TableConvolution.Locate({step.Field("Table")}, {step.X}, {step.Y}, {computed});");
            return;
        }

        step.Line($"TableConvolution.Locate({step.X}, tokenRows: {Literals.Grouped(operation.Lookup.Rows)}, rowLength: {Literals.Grouped(operation.RowLength)}, {step.Y});");
    }
}

/// <summary>A convolution as sums of a table's rows, with what was joined to it: an activation, the maximum over time.</summary>
internal sealed class TableConvolutionStep : StepEmitter<TableConvolutionOperation>
{
    protected override RowLayout Layout(TableConvolutionOperation operation) => RowLayout.WholeVectors;

    /// <summary>The maxima, in whole vectors.</summary>
    protected override long Workspace(TableConvolutionOperation operation, Node node, NetworkGraph graph) =>
        operation.Convolution.MaxOverTime ? Planner.WholeVectors(operation.Convolution.Filters) : 0;

    protected override IReadOnlyList<StepField> Fields(TableConvolutionOperation operation) =>
        operation.Convolution.MaxOverTime && !WeightExpressions.HasBias(operation.Convolution) ? [] : ["Bias"];

    protected override string Describe(TableConvolutionOperation operation, Step step) =>
        $"{ConvolutionStep.Summary(operation.Convolution, step)}; {(operation.Convolution.Width == 1 ? "rows" : "sums of rows")} of the table";

    protected override void WritePreparation(TableConvolutionOperation operation, Step step)
    {
        ConvolutionOperation convolution = operation.Convolution;
        int? stored = convolution.MaxOverTime ? null : Planner.WholeVectors(convolution.Filters);
        if (WeightExpressions.HasBias(convolution))
            step.Copy(WeightExpressions.Bias(convolution, step.DeclareNorm(convolution.Folded)), "Bias", stored);
        else if (stored is { } length)
            step.Line($"{step.Field("Bias")} = new AlignedFloats({Literals.Number(length)});");
    }

    protected override void WriteRun(TableConvolutionOperation operation, Step step)
    {
        ConvolutionOperation convolution = operation.Convolution;
        string locations = step.Input.WithZeroRows(convolution.PadLeft, convolution.PadRight);
        string positions = step.Length(convolution.Positions(step.Input.Shape.Length));
        string window = step.Local("Window");
        string stride = convolution.Stride == 1 ? "" : $", stride: {Literals.Number(convolution.Stride)}";
        string dilation = convolution.Dilation == 1 ? "" : $", dilation: {Literals.Number(convolution.Dilation)}";
        step.Line($"var {window} = new TableWindow(start: {Literals.Grouped(operation.Start)}, filters: {Literals.Number(convolution.Filters)}, width: {Literals.Number(convolution.Width)}{stride}{dilation});");
        string table = step.InputField("Table");
        string arguments = step.Input.Node.Operation switch
        {
            TokenTableOperation { IsPartial: true } => $"{table}, {step.InputWorkspace()}",
            TokenTableOperation { Format: TableFormat.Int16 } => table,
            _ => table + ".Span",
        };
        arguments += $", {locations}, {window}";
        if (convolution.MaxOverTime)
        {
            ConvolutionStep.WriteMaximum(convolution, step, $"TableConvolution.MaxOverTime({arguments}, {positions}, {{0}});");
            return;
        }

        bool isRelu = convolution.Activation.Kind == Activation.Relu;
        step.Line($"TableConvolution.Map{(isRelu ? "Relu" : "")}({arguments}, {step.Floats("Bias")}, {positions}, {step.YRows});");
        if (!isRelu)
            step.Apply(convolution.Activation, step.Y, step.Y);
    }
}
