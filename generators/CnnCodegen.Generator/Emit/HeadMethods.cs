using CnnCodegen.Generator.Emit.Steps;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit;

/// <summary>The members of a program whose last layers are shared by the texts of a batch.</summary>
internal static class HeadMethods
{
    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="steps">The program.</param>
    /// <param name="head">The layers.</param>
    public static void Write(CSharpWriter writer, ProgramSteps steps, HeadPlan head)
    {
        StepValue body = steps.Head[0].Input;
        writer.Line($"public override int BodyLength => {Literals.Grouped(body.Shape.Elements)};");
        writer.Line();
        writer.Line($"public override int HeadScratchLength => {Literals.Grouped(head.ScratchLength)};");
        writer.Line();
        using (writer.Block("public override void Run(InputIds ids, Span<float> output, Span<float> scratch)"))
        {
            writer.Line($"Span<float> {body.Local} = scratch.Slice({Literals.Grouped(head.BodyOffset)}, BodyLength);");
            writer.Line($"RunBody(ids, {body.Local}, scratch);");
            writer.Line($"RunHead({body.Local}, texts: 1, output, scratch);");
        }

        writer.Line();
        writer.Line($"/// <summary>The layers behind <c>{body.Name}</c>: all texts of a batch share one pass over their weights.</summary>");
        using (writer.Block($"public override void RunHead(ReadOnlySpan<float> {body.Local}, int texts, Span<float> output, Span<float> scratch)"))
        {
            long offset = 0;
            foreach (Step step in steps.Head)
            {
                if (step != steps.Head[0])
                    writer.Line();
                writer.Line($"// {step.Node.Name}: {StepCatalog.For(step.Node.Operation).Describe(step)}");
                bool isLast = step == steps.Head[steps.Head.Count - 1];
                string length = Expressions.Times("texts", step.Result.Channels);
                writer.Line(isLast
                    ? $"Span<float> {step.Y} = output;"
                    : $"Span<float> {step.Y} = scratch.Slice({(offset == 0 ? "0" : Expressions.Times("texts", offset))}, {length});");
                LinearStep.WriteForTexts(step);
                offset += step.Result.Channels;
            }
        }

        writer.Line();
        writer.Line($"/// <summary>The layers up to <c>{body.Name}</c>, for one text.</summary>");
    }
}
