namespace CnnCodegen.Reference;

/// <summary>The stored tensors of a network, read as in the equations: by all of their indices.</summary>
public sealed class ReferenceWeights
{
    private readonly Dictionary<string, ReferenceTensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Takes the tensors that a network needs from a table; others are ignored.</summary>
    /// <param name="description">The network.</param>
    /// <param name="tensors">The elements of each tensor by name, the last index running fastest.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or has another number of elements than the network says.</exception>
    public ReferenceWeights(NetworkDescription description, IReadOnlyDictionary<string, float[]> tensors)
    {
        foreach (WeightSlot slot in description.Weights)
        {
            if (!tensors.TryGetValue(slot.Name, out float[]? elements))
                throw new ArgumentException($"Tensor {slot} is missing.", nameof(tensors));
            if (elements.Length != slot.Count)
                throw new ArgumentException($"Tensor {slot} has {elements.Length} elements.", nameof(tensors));
            _tensors.Add(slot.Name, new ReferenceTensor(slot.Shape, elements));
        }
    }

    /// <summary>A tensor of a layer: <c>Of(layer, "weight")</c> of layer <c>Stem</c> is the one that the file calls <c>Stem.weight</c>.</summary>
    public ReferenceTensor Of(LayerDescription layer, string name) => _tensors[$"{layer.Name}.{name}"];
}

/// <summary>A stored tensor with its shape.</summary>
/// <param name="shape">The dimensions, outermost first.</param>
/// <param name="elements">The elements, the last index running fastest.</param>
public sealed class ReferenceTensor(IReadOnlyList<int> shape, float[] elements)
{
    /// <summary>The dimensions, outermost first.</summary>
    public IReadOnlyList<int> Shape => shape;

    public double this[int i] => At(i);

    public double this[int i, int j] => At(i, j);

    public double this[int i, int j, int k] => At(i, j, k);

    private double At(params ReadOnlySpan<int> indices)
    {
        if (indices.Length != shape.Count)
            throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Count} dimensions.", nameof(indices));

        int place = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(indices[axis]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(indices[axis], shape[axis]);
            place = (place * shape[axis]) + indices[axis];
        }

        return elements[place];
    }
}
