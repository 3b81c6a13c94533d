using CnnCodegen.Generator.Emit.Steps;

namespace CnnCodegen.Generator.Emit;

/// <summary>Writes the file type that computes: its constructor prepares the weights at load time, its <c>Run</c> is the program per text.</summary>
internal static class ProgramEmitter
{
    public static void Write(CSharpWriter writer, ProgramSteps steps, string typeName)
    {
        writer.Line($"/// <summary>Computes <c>{steps.Plan.Network.Declaration.FullName}</c>: the constructor once, at load; <see cref=\"Run\"/> for each text.</summary>");
        using (writer.Block($"file sealed class {typeName} : InferenceProgram"))
        {
            foreach (Step step in steps.All)
            {
                foreach (StepField field in Emitter(step).Fields(step.Node.Operation))
                    writer.Line($"private readonly {field.Type} {step.Field(field.Suffix)};");
            }

            writer.Line();
            writer.Line("/// <summary>Takes the weights into the layout that the loops read.</summary>");
            using (writer.Block($"public {typeName}(NetworkWeights weights)"))
            {
                foreach (Step step in steps.All)
                    Emitter(step).WritePreparation(step);
            }

            writer.Line();
            writer.Line($"public override int ScratchLength => {Literals.Grouped(steps.Plan.ScratchLength)};");
            writer.Line();
            using (writer.Block("public override void Run(ReadOnlySpan<int> tokens, Span<float> output, Span<float> scratch)"))
            {
                writer.Line("int length = tokens.Length;");
                foreach (Step step in steps.All)
                {
                    writer.Line();
                    writer.Line($"// {step.Node.Name}: {Emitter(step).Describe(step)}");
                    step.DeclareResult();
                    Emitter(step).WriteRun(step);
                }
            }
        }
    }

    private static StepEmitter Emitter(Step step) => StepCatalog.For(step.Node.Operation);
}
