namespace CnnCodegen.Reference.Layers;

/// <summary>Characters: the ids as they are.</summary>
public sealed class Characters : ReferenceLayer
{
    public override Type AttributeType => typeof(CharactersAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights) =>
        inputs.Single();
}
