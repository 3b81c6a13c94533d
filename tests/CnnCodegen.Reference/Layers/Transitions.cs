namespace CnnCodegen.Reference.Layers;

/// <summary><c>y = x</c>: the scores of neighbouring tags are read by the tagger.</summary>
public sealed class Transitions : ReferenceLayer
{
    public override Type AttributeType => typeof(TransitionsAttribute);

    protected override ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context) => inputs.Single();
}
