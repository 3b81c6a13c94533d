using CnnCodegen.Generator.Graph;

namespace CnnCodegen.Generator.Emit.Steps;

/// <summary>The scores of the tags on their way to the search for the best path, where the pass that leaves the way out is switched off.</summary>
internal sealed class TransitionsStep : StepEmitter<TransitionsOperation>
{
    protected override RowLayout Layout(TransitionsOperation operation) => RowLayout.LikeInput;

    protected override string Describe(TransitionsOperation operation, Step step) => $"{step.From} unchanged (the tagger reads the scores of neighbouring tags)";

    protected override void WriteRun(TransitionsOperation operation, Step step) => step.Line($"{step.X}.CopyTo({step.Y});");
}
