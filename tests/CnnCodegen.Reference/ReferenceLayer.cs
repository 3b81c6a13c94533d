namespace CnnCodegen.Reference;

/// <summary>The meaning of one kind of layer, written straight from its equation: slow, plain, in double precision.</summary>
public abstract class ReferenceLayer
{
    /// <summary>The attribute that declares the layer; of generic ones the definition.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>The layer's result before its modifiers.</summary>
    /// <param name="layer">The layer with its arguments.</param>
    /// <param name="inputs">The results of the layers that it reads.</param>
    /// <param name="context">The network's tensors, and what else the layer may need.</param>
    protected abstract ReferenceValue Compute(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context);

    /// <summary>The layer's result: the equation, then the normalisation, then the activation. Dropout does nothing at inference.</summary>
    public virtual ReferenceValue Evaluate(LayerDescription layer, IReadOnlyList<ReferenceValue> inputs, ReferenceContext context)
    {
        ReferenceValue result = Compute(layer, inputs, context);
        ReferenceValue normalized = ReferenceNormalization.Apply(layer.Normalization, result, name => context.Weights.Of(layer, name));
        return ReferenceActivation.Apply(layer.ActivationModifier, normalized);
    }
}
