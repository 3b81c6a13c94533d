namespace CnnCodegen.Reference.Layers;

/// <summary>Words: the ids as they are.</summary>
public sealed class Words : ReferenceLayer
{
    public override Type AttributeType => typeof(WordsAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights) =>
        inputs.Single();
}
