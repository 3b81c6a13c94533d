using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>One row of a table per token.</summary>
internal sealed class LookupStep : StepEmitter<LookupOperation>
{
    protected override IReadOnlyList<StepField> Fields(LookupOperation operation) => ["Table"];

    protected override string Describe(LookupOperation operation, Step step) =>
        $"one row of {Literals.Number(operation.Dimensions)} per token of {step.From}" + (operation.Added is null ? "" : ", from the sum of two tables");

    protected override void WritePreparation(LookupOperation operation, Step step)
    {
        if (operation.Added is null)
            step.Line($"{step.Field("Table")} = weights.Table({Literals.Text(operation.Table.Name)});");
        else
            step.Copy(WeightExpressions.Table(operation), "Table");
    }

    protected override void WriteRun(LookupOperation operation, Step step) =>
        step.Line($"EmbeddingLookup.Gather({step.Floats("Table")}, {Literals.Number(operation.Dimensions)}, {step.X}, {step.Y});");
}
