namespace CnnCodegen.Training.Modules;

/// <summary>Words, Characters, Tokens, WordShapes: hands the batch's token ids on.</summary>
internal sealed class InputModule(LayerDescription layer, int index) : LayerModule(layer)
{
    /// <inheritdoc/>
    protected override Signal Compute(IReadOnlyList<Signal> inputs, Pass pass) => pass.Tokens[index];
}
