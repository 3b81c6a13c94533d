namespace CnnCodegen.Reference;

/// <summary>The meaning of one kind of layer, written straight from its equation: slow, plain, in double precision.</summary>
public abstract class ReferenceLayer
{
    /// <summary>The attribute that declares the layer.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>The layer's result before its modifiers.</summary>
    /// <param name="layer">The layer with its arguments.</param>
    /// <param name="inputs">The results of the layers that it reads.</param>
    /// <param name="weights">The network's tensors.</param>
    protected abstract ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights);

    /// <summary>The layer's result: the equation, then the activation. Dropout does nothing at inference.</summary>
    public virtual ReferenceValue Evaluate(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceWeights weights) =>
        ReferenceActivation.Apply(layer.ActivationModifier, Compute(layer, inputs, weights));
}
