using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>
/// The members of a program that reads one input piece by piece: what is computed before the first piece, what is computed for each piece, and the output layer
/// apart. To run a whole text is a start and one piece.
/// </summary>
internal static class StreamMethods
{
    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="steps">The program.</param>
    /// <param name="stream">How it reads the stream.</param>
    public static void Write(CSharpWriter writer, ProgramSteps steps, StreamPlan stream)
    {
        NetworkGraph graph = steps.Plan.Graph;
        LengthAxis axis = graph.Stream!;
        Step? output = steps.All.FirstOrDefault(step => step.Node.Id == stream.Output?.Id);
        StepValue body = steps.All.Single(step => step.Node.Id == stream.Body.Id).Result;
        int bodyRow = output is null ? body.Channels : body.Pitch;

        WriteNumber(writer, "Stream", axis.Index);
        WriteNumber(writer, "LongestPiece", axis.MaxLength);
        WriteState(writer, steps, stream);
        if (stream.ContextLength > 0)
            WriteNumber(writer, "ContextLength", stream.ContextLength);
        WriteNumber(writer, "BodyRowLength", bodyRow);
        WriteNumber(writer, "OutputRowLength", graph.Result.Shape.Channels);
        if (output is { Result.Place.Memory: Memory.Scratch })
            WriteNumber(writer, "OutputScratchLength", output.Result.Pitch);
        writer.Line($"protected override int StepScratchLength => {Literals.Grouped(steps.Plan.ScratchLength)};");
        writer.Line();
        WriteStart(writer, steps, stream);
        writer.Line();
        WriteAdvance(writer, steps, stream, output, body);
        writer.Line();
        WriteOutputs(writer, output, body, axis);
    }

    private static void WriteNumber(CSharpWriter writer, string name, long value)
    {
        writer.Line($"public override int {name} => {Literals.Grouped(value)};");
        writer.Line();
    }

    private static void WriteState(CSharpWriter writer, ProgramSteps steps, StreamPlan stream)
    {
        writer.Line("/// <summary>");
        writer.Line(stream.Remembered.Count == 0 ? "/// Nothing is remembered from one piece to the next." : "/// What is remembered from one piece to the next:");
        foreach (Remembered remembered in stream.Remembered)
        {
            Step step = steps.All.Single(step => step.Node.Id == remembered.Node);
            string end = remembered == stream.Remembered[stream.Remembered.Count - 1] ? "." : ";";
            writer.Line($"/// {Describe(remembered, step)}, {Floats(remembered.Length)} from {Literals.Thousands(remembered.Offset)} on{end}");
        }

        writer.Line("/// </summary>");
        WriteNumber(writer, "StateLength", stream.StateLength);
    }

    private static string Floats(int count) => count == 1 ? "1 float" : $"{Literals.Thousands(count)} floats";

    private static string Describe(Remembered remembered, Step step)
    {
        if (remembered.Kind == RememberedKind.State)
        {
            return step.Node.Operation switch
            {
                RecurrentOperation { Kind: RecurrentKind.Lstm } => $"the hidden state and the cells of {step.Node.Name}",
                RecurrentOperation => $"the hidden state of {step.Node.Name}",
                FitLengthOperation => $"the next row of {step.Input.Name} for {step.Node.Name}",
                _ => $"the cells of {step.Node.Name}",
            };
        }

        int rows = step.Result.Place.ZeroRowsBefore;
        return rows == 1 ? $"the last row of {step.Node.Name}" : $"the last {Literals.Number(rows)} rows of {step.Node.Name}";
    }

    private static void WriteStart(CSharpWriter writer, ProgramSteps steps, StreamPlan stream)
    {
        NetworkGraph graph = steps.Plan.Graph;
        using (writer.Block("public override void Start(InputIds ids, Span<float> context, Span<float> state, Span<float> scratch)"))
        {
            foreach (StepValue input in steps.Inputs.Where(input => !graph.IsStreamed(input.Node)))
                WriteInput(writer, input);
            foreach (Step step in steps.All.Where(step => !graph.IsStreamed(step.Node)))
                ProgramEmitter.WriteStep(writer, step);
            if (steps.Inputs.Count > 1)
                writer.Line();
            for (int i = 0; i < stream.Context.Count; i++)
            {
                StepValue value = steps.All.Single(step => step.Node == stream.Context[i]).Result;
                if (value.IsSequence)
                    writer.Line($"context[{Literals.Number(i)}] = {value.Positions};");
            }

            writer.Line("// Before the first token all is zero, but for what begins with a state that is given.");
            writer.Line("state.Clear();");
            foreach (Step step in steps.All.Where(step => graph.IsStreamed(step.Node) && step is { Node.Operation: RecurrentOperation, Inputs.Count: > 1 }))
                writer.Line($"{step.Inputs[1].Local}.CopyTo({step.RememberedState});");
        }
    }

    private static void WriteAdvance(CSharpWriter writer, ProgramSteps steps, StreamPlan stream, Step? output, StepValue body)
    {
        NetworkGraph graph = steps.Plan.Graph;
        const string Parameters = "InputIds ids, ReadOnlySpan<float> context, Span<float> state, Span<float> body, ";
        string method = $"public override void AdvanceBody({Parameters}Span<float> scratch)";
        if (stream.Attention is { } attention)
        {
            int memory = stream.Context.ToList().FindIndex(node => node.Id == attention.Inputs[1]);
            writer.Line($"{method} =>");
            writer.Line("    Attend(ids, context, state, body, default, scratch);");
            writer.Line();
            writer.Line($"public override int AttentionRowLength(ReadOnlySpan<float> context) => (int)context[{Literals.Number(memory)}];");
            writer.Line();
            method = $"public override void Attend({Parameters}Span<float> attention, Span<float> scratch)";
        }

        using (writer.Block(method))
        {
            WriteInput(writer, steps.Inputs.Single(input => graph.IsStreamed(input.Node)));
            for (int i = 0; i < stream.Context.Count; i++)
            {
                StepValue value = steps.All.Single(step => step.Node == stream.Context[i]).Result;
                string floats = value.IsSequence ? Expressions.Times($"(int)context[{Literals.Number(i)}]", value.Pitch) : Literals.Grouped(value.Channels);
                writer.Line($"ReadOnlySpan<float> {value.Local} = context.Slice({Literals.Grouped(value.Place.Offset + (value.Place.ZeroRowsBefore * value.Pitch))}, {floats});");
            }

            foreach (Step step in steps.All.Where(step => graph.IsStreamed(step.Node) && step != output))
            {
                ProgramEmitter.WriteStep(writer, step);
                step.RememberRows();
            }

            if (body.Place.Memory != Memory.Body)
                ProgramEmitter.WriteCopy(writer, body, "body");
        }
    }

    private static void WriteOutputs(CSharpWriter writer, Step? output, StepValue body, LengthAxis axis)
    {
        using (writer.Block("public override void RunOutputs(ReadOnlySpan<float> body, int rows, Span<float> output, Span<float> scratch)"))
        {
            if (output is null)
            {
                writer.Line("body.CopyTo(output);");
                return;
            }

            writer.Line($"ReadOnlySpan<float> {body.Local} = body;");
            writer.Line($"int {axis.Variable} = rows;");
            ProgramEmitter.WriteStep(writer, output);
            if (output.Result.Place.Memory != Memory.Output)
                ProgramEmitter.WriteCopy(writer, output.Result, "output");
        }
    }

    private static void WriteInput(CSharpWriter writer, StepValue input)
    {
        LengthAxis axis = input.Shape.Length.Axis;
        writer.Line($"ReadOnlySpan<int> {input.Local} = ids[{Literals.Number(axis.Index)}];");
        writer.Line($"int {axis.Variable} = {input.Local}.Length;");
    }
}
