using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The recurrence of a layer in one direction.</summary>
internal sealed class RecurrentStep : StepEmitter<RecurrentOperation>
{
    protected override IReadOnlyList<StepField> Fields(RecurrentOperation operation)
    {
        var weight = new StepField("Weight", "RecurrentWeights");
        return operation.Bias is null ? [weight] : [weight, "CandidateBias"];
    }

    /// <summary>The state, and the hidden states of all positions where only the last is the result.</summary>
    protected override long Workspace(RecurrentOperation operation, Node node, NetworkGraph graph) => graph.IsStreamed(node)
        ? StateLength(operation) - StreamPlan.StateOf(operation)
        : StateLength(operation) + (operation.YieldsFinalState ? operation.Units * graph[node.Inputs[0]].Shape.LongestLength : 0);

    protected override string Describe(RecurrentOperation operation, Step step)
    {
        string kind = operation.Kind == RecurrentKind.Rnn ? operation.Activation.ToString() : operation.Kind.ToString().ToUpperInvariant();
        string direction = operation.IsReverse ? "from the last position to the first" : "from the first position to the last";
        return $"{kind} of {Literals.Number(operation.Units)} units over {step.Input.Name}, {direction}"
            + (step.Inputs.Count > 1 ? $", starting with {step.Inputs[1].Name}" : "") + (operation.YieldsFinalState ? "; its last state" : "")
            + (operation.Format == WeightFormat.BFloat16 ? "; recurrent weights in bfloat16" : "");
    }

    protected override void WritePreparation(RecurrentOperation operation, Step step)
    {
        string units = Literals.Number(operation.Units);
        string format = operation.Format == WeightFormat.Float32 ? "" : $", WeightFormat.{operation.Format}";
        string width = step.Plan.Widths.Count > 1 ? "" : $", mostLanes: {Literals.Number(step.Plan.Widths[0].Lanes)}";
        step.Line($"{step.Field("Weight")} = RecurrentPacking.Pack({Step.Tensor(operation.Weight)}, gates: {Literals.Number(operation.Gates)}, units: {units}{format}{width});");
        if (operation.Bias is { } bias)
            step.Line($"{step.Field("CandidateBias")} = GruBias.Candidate({Step.Tensor(bias)}, units: {units});");
    }

    protected override void WriteRun(RecurrentOperation operation, Step step)
    {
        string units = Literals.Number(operation.Units);
        string candidate = operation.Bias is null ? "" : $"{step.Floats("CandidateBias")}, ";
        string method = operation.Kind switch
        {
            RecurrentKind.Lstm => "LstmScan.Run",
            RecurrentKind.Gru => "GruScan.Run",
            _ => $"RnnScan.{operation.Activation.Kind}",
        };
        if (step.RememberedState is { } remembered)
        {
            string local = step.Local("State");
            step.Line($"Span<float> {local} = {remembered}; // {(operation.Kind == RecurrentKind.Lstm ? "the hidden state and the cells" : "the hidden state")}, from piece to piece");
            remembered = local;
            step.Line(operation.Kind == RecurrentKind.Lstm
                ? $"LstmScan.Continue({step.XRows}, {step.Field("Weight")}, {units}, {step.YRows}, {remembered}, {step.DeclareWorkspace("Workspace")});"
                : $"{method}({step.XRows}, {step.Field("Weight")}, {candidate}{units}, {remembered}, reverse: false, {step.YRows}, {remembered});");
            return;
        }

        string state = step.DeclareWorkspace("State", 0, StateLength(operation));
        string rows = step.YRows;
        if (operation.YieldsFinalState)
        {
            string hidden = step.DeclareWorkspace("Hidden", StateLength(operation));
            rows = $"{hidden}[..({Expressions.Times(step.Input.Positions, operation.Units)})], {units}";
        }

        string initial = step.Inputs.Count > 1 ? step.Inputs[1].Local : "default";
        string reverse = operation.IsReverse ? "true" : "false";
        step.Line($"{method}({step.XRows}, {step.Field("Weight")}, {candidate}{units}, {initial}, reverse: {reverse}, {rows}, {state});");
        if (operation.YieldsFinalState)
            step.Line($"{state}[..{units}].CopyTo({step.Y});");
    }

    /// <summary>An LSTM's kernel keeps cells beside the hidden state.</summary>
    private static int StateLength(RecurrentOperation operation) => operation.Units * (operation.Kind == RecurrentKind.Lstm ? 3 : 1);
}
