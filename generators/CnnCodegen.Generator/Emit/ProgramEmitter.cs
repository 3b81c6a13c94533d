using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the file type that computes: its constructor prepares the weights at load time, its <c>Run</c> is the program per text.</summary>
internal static class ProgramEmitter
{
    public static void Write(CSharpWriter writer, ProgramSteps steps, string typeName)
    {
        writer.Line($"/// <summary>Computes <c>{steps.Plan.Network.Declaration.FullName}</c>: the constructor once, at load; {(steps.Plan.Stream is null ? "<see cref=\"Run\"/> for each text" : "<see cref=\"AdvanceBody\"/> for each piece of a text")}.</summary>");
        using (writer.Block($"file sealed class {typeName} : {(steps.Plan.Stream is null ? "InferenceProgram" : "StreamProgram")}"))
        {
            // A network inside is prepared before the one around it, which may run it at load.
            Step[] all = [.. steps.Blocks.SelectMany(block => block.Steps.All), .. steps.All, .. steps.Head];
            foreach (Step step in all)
            {
                foreach (StepField field in Emitter(step).Fields(step.Node.Operation))
                    writer.Line($"private readonly {field.Type} {step.Field(field.Suffix)};");
            }

            writer.Line();
            writer.Line("/// <summary>Takes the weights into the layout that the loops read.</summary>");
            using (writer.Block($"public {typeName}(NetworkWeights weights)"))
            {
                foreach (Step step in all)
                    Emitter(step).WritePreparation(step);
            }

            writer.Line();
            if (steps.Plan.Stream is { } stream)
                StreamMethods.Write(writer, steps, stream);
            else
                WriteRun(writer, steps);
            foreach ((Node node, ProgramSteps block) in steps.Blocks)
                BlockMethod.Write(writer, node, block);
        }
    }

    private static void WriteRun(CSharpWriter writer, ProgramSteps steps)
    {
        writer.Line($"public override int ScratchLength => {Literals.Grouped(steps.Plan.ScratchLength)};");
        writer.Line();
        WriteOutputLength(writer, steps.Plan);
        writer.Line();
        if (steps.Plan.Head is { } head)
            HeadMethods.Write(writer, steps, head);
        using (writer.Block($"public override void {(steps.Plan.Head is null ? "Run" : "RunBody")}(InputIds ids, Span<float> output, Span<float> scratch)"))
        {
            for (int i = 0; i < steps.Inputs.Count; i++)
            {
                StepValue input = steps.Inputs[i];
                writer.Line($"ReadOnlySpan<int> {input.Local} = ids[{Literals.Number(i)}];");
                if (input.Node.Operation is InputOperation { IsFeature: false })
                    writer.Line($"int {input.Shape.Length.Axis.Variable} = {input.Local}.Length;");
            }

            WriteSteps(writer, steps);
        }
    }

    /// <summary>Writes the statements that compute a network; <c>output</c>, <c>scratch</c>, the inputs and their lengths are in scope.</summary>
    public static void WriteSteps(CSharpWriter writer, ProgramSteps steps)
    {
        foreach (Step step in steps.All)
            WriteStep(writer, step);
        WriteOutput(writer, steps);
    }

    /// <summary>Writes the statements that compute a node.</summary>
    public static void WriteStep(CSharpWriter writer, Step step)
    {
        writer.Line();
        writer.Line($"// {step.Node.Name}: {Emitter(step).Describe(step)}");
        step.DeclareResult();
        Emitter(step).WriteRun(step);
    }

    /// <summary>Copies a result that could not be computed in place, because its rows are farther apart than the caller's.</summary>
    public static void WriteCopy(CSharpWriter writer, StepValue result, string to)
    {
        string channels = Literals.Number(result.Channels);
        writer.Line();
        writer.Line("// The result, row behind row");
        writer.Line($"Rows.Copy({result.Local}, {Literals.Number(result.Pitch)}, {channels}, {to}, {channels});");
    }

    private static void WriteOutputLength(CSharpWriter writer, NetworkPlan plan)
    {
        Shape output = plan.Result.Shape;
        if (output.IsVector || output.Length.IsConstant)
        {
            writer.Line($"public override int OutputLength(InputIds ids) => {Literals.Grouped(output.Elements)};");
            return;
        }

        LengthAxis axis = output.Length.Axis;
        using (writer.Block("public override int OutputLength(InputIds ids)"))
        {
            writer.Line($"int {axis.Variable} = ids[{Literals.Number(axis.Index)}].Length;");
            writer.Line($"return {Expressions.Times(output.Length.ToCode(), output.Channels)};");
        }
    }

    private static void WriteOutput(CSharpWriter writer, ProgramSteps steps)
    {
        StepValue result = steps.All.Single(step => step.Node.Id == steps.Plan.Graph.Output).Result;
        if (result.Place.Memory != Memory.Output)
            WriteCopy(writer, result, "output");
    }

    private static StepEmitter Emitter(Step step) => StepCatalog.For(step.Node.Operation);
}
