namespace CnnCodegen;

/// <summary>
/// What a network is, without its weights: the flat list of layers as the generator understood them. Trainers and interpreters build
/// their own form of the network from it, so that layer arguments are written down once, in the attributes.
/// </summary>
public sealed class NetworkDescription
{
    /// <summary>Creates a description; called by generated code.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="architecture">A hash of the computations with their names, shapes and order; not of training options or the longest input.</param>
    /// <param name="minLength">The shortest input that every layer can work on, in tokens.</param>
    /// <param name="layers">The layers, each after the layers that it reads.</param>
    public NetworkDescription(string name, string architecture, int minLength, IReadOnlyList<LayerDescription> layers)
    {
        Name = name;
        Architecture = architecture;
        MinLength = minLength;
        Layers = layers;
    }

    /// <summary>The class's name.</summary>
    public string Name { get; }

    /// <summary>A hash of what weights depend on; a model file carries it, and <c>Load</c> compares it.</summary>
    public string Architecture { get; }

    /// <summary>
    /// The shortest input that every layer can work on, in tokens, at least 1. A shorter text is filled up with id 0 on the right.
    /// </summary>
    public int MinLength { get; }

    /// <summary>The layers, each after the layers that it reads; the last one is the network's output.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>The layer that reads the text.</summary>
    public LayerDescription Input => Layers[0];

    /// <summary>The layer whose result is the network's result.</summary>
    public LayerDescription Output => Layers[^1];

    /// <summary>The most tokens that are read; what comes after is cut.</summary>
    public int MaxLength => ((InputAttribute)Input.Attribute).MaxLength;

    /// <summary>All stored tensors, in the order of the layers.</summary>
    public IEnumerable<WeightSlot> Weights => Layers.SelectMany(layer => layer.Weights);
}
