using CnnCodegen.Reference.Layers;

namespace CnnCodegen.Reference;

/// <summary>
/// A naive interpreter of a network: what a generated class and a trained module must agree with. Shares no arithmetic with either.
/// </summary>
public sealed class ReferenceNetwork
{
    private readonly ReferenceWeights _weights;

    /// <summary>Creates the interpreter of a network with its weights.</summary>
    /// <param name="description">The network.</param>
    /// <param name="tensors">The elements of each tensor by its name in PyTorch's state_dict, the last index running fastest.</param>
    /// <exception cref="ArgumentException">A tensor is missing, or has another number of elements than the network says.</exception>
    public ReferenceNetwork(NetworkDescription description, IReadOnlyDictionary<string, float[]> tensors)
    {
        Description = description;
        _weights = new ReferenceWeights(description, tensors);
    }

    /// <summary>Every layer that the reference knows, by the type of its attribute.</summary>
    public static IReadOnlyDictionary<Type, ReferenceLayer> Layers { get; } = new ReferenceLayer[]
    {
        new Words(),
        new Characters(),
        new Embedding(),
        new Conv1d(),
        new ConvBank(),
        new MaxOverTime(),
        new AverageOverTime(),
        new Linear(),
        new Concat(),
    }.ToDictionary(layer => layer.AttributeType);

    public NetworkDescription Description { get; }

    /// <summary>The network's raw outputs for a text.</summary>
    /// <param name="ids">The text's token ids, any number of them.</param>
    public double[] Logits(int[] ids)
    {
        IReadOnlyDictionary<string, ReferenceValue> values = Values(ids);
        return ((ReferenceValue.Vector)values[Description.Output.Name]).Elements;
    }

    /// <summary>The result of every layer for a text, by the layer's name: shows in which layer a fault begins.</summary>
    /// <param name="ids">The text's token ids, any number of them.</param>
    public IReadOnlyDictionary<string, ReferenceValue> Values(int[] ids)
    {
        var results = new List<ReferenceValue>();
        foreach (LayerDescription layer in Description.Layers)
        {
            ReferenceValue[] inputs = layer.Attribute is InputAttribute
                ? [new ReferenceValue.Tokens(TextLength.Adjust(ids, Description.MinLength, Description.MaxLength))]
                : [.. layer.Inputs.Select(index => results[index])];
            results.Add(Layers[layer.Attribute.GetType()].Evaluate(layer, inputs, _weights));
        }

        return Description.Layers.Zip(results).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
    }
}
