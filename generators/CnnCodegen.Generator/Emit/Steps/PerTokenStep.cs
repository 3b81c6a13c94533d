using CnnCodegen.Generator.Graph;
using CnnCodegen.Generator.Plan;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>A network of its own for each token.</summary>
internal sealed class PerTokenStep : StepEmitter<PerTokenOperation>
{
    protected override IReadOnlyList<StepField> Fields(PerTokenOperation operation) =>
        operation.Spellings is not null ? [new StepField("Spellings", "Spellings")] : operation.CachedWords > 0 ? [new StepField("Cache", "WordCache")] : [];

    protected override string Describe(PerTokenOperation operation, Step step) =>
        $"{BlockMethod.Name(step.Node)} for each token of {step.From}, over its characters"
        + (operation.CachedWords > 0 ? $"; {Literals.Thousands(operation.CachedWords)} words are remembered" : "");

    protected override void WritePreparation(PerTokenOperation operation, Step step)
    {
        if (operation.Spellings is { } spellings)
            step.Line($"{step.Field("Spellings")} = {BlockMethod.ReadSpellings(operation.Block, spellings)};");
        else if (operation.CachedWords > 0)
            step.Line($"{step.Field("Cache")} = new WordCache(words: {Literals.Grouped(operation.CachedWords)}, channels: {Literals.Number(step.Result.Channels)}, longest: {Literals.Number(operation.Block.Inputs[0].MaxLength)});");
    }

    protected override void WriteRun(PerTokenOperation operation, Step step)
    {
        Workspace? workspace = step.Plan.WorkspaceOf(step.Node.Id);
        string token = step.Local("Token");
        string first = string.Join(
            " + ", operation.SpelledBefore.Select(input => $"ids[{Literals.Number(input)}].Length").Prepend(Literals.Number(step.Plan.Graph.Inputs.Count)));
        string spelling = operation.Spellings is null ? $"ids[{first} + {token}]" : $"{step.Field("Spellings")}[{step.X}[{token}]]";
        string row = $"{step.Y}.Slice({token} * {Literals.Number(step.Result.Pitch)}, {Literals.Number(step.Result.Channels)})";
        string scratch = workspace is null ? "default" : $"scratch.Slice({Literals.Grouped(workspace.Offset)}, {Literals.Grouped(workspace.Length)})";
        if (operation.CachedWords == 0)
        {
            step.Line($"for (int {token} = 0; {token} < {step.X}.Length; {token}++)");
            using (step.Indent())
                step.Line($"{BlockMethod.Name(step.Node)}({spelling}, {row}, {scratch});");
            return;
        }

        string characters = step.Local("Characters");
        string vector = step.Local("Row");
        using (step.Block($"for (int {token} = 0; {token} < {step.X}.Length; {token}++)"))
        {
            step.Line($"ReadOnlySpan<int> {characters} = {spelling};");
            step.Line($"Span<float> {vector} = {row};");
            step.Line($"if ({step.Field("Cache")}.TryGet({characters}, {vector}))");
            using (step.Indent())
                step.Line("continue;");
            step.Line($"{BlockMethod.Name(step.Node)}({characters}, {vector}, {scratch});");
            step.Line($"{step.Field("Cache")}.Add({characters}, {vector});");
        }
    }
}

/// <summary>A table of what a network yields for each word of a closed vocabulary.</summary>
internal sealed class WordTableStep : StepEmitter<WordTableOperation>
{
    protected override IReadOnlyList<StepField> Fields(WordTableOperation operation) => ["Table"];

    protected override string Describe(WordTableOperation operation, Step step) =>
        $"one row of {Literals.Number(step.Result.Channels)} per token of {step.From}; {BlockMethod.Name(step.Node)} made the {Literals.Number(operation.Spellings.Shape[0])} rows at load";

    protected override void WritePreparation(WordTableOperation operation, Step step)
    {
        NetworkPlan block = step.Plan.BlockOf(step.Node.Id);
        step.Line($"{step.Field("Table")} = WordTable.Of(");
        using (step.Indent())
        {
            step.Line($"{BlockMethod.ReadSpellings(operation.Block, operation.Spellings)},");
            step.Line($"channels: {Literals.Number(step.Result.Channels)}, scratchLength: {Literals.Grouped(block.ScratchLength)}, {BlockMethod.Name(step.Node)});");
        }
    }

    protected override void WriteRun(WordTableOperation operation, Step step) =>
        step.Line($"EmbeddingLookup.Gather({step.Floats("Table")}, {Literals.Number(step.Result.Channels)}, {step.X}, {step.Y});");
}
