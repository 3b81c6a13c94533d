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
    /// <param name="inputs">The inputs, one for each input layer, in the order of the layers; at least one.</param>
    /// <param name="layers">The layers, each after the layers that it reads.</param>
    public NetworkDescription(string name, string architecture, IReadOnlyList<InputDescription> inputs, IReadOnlyList<LayerDescription> layers)
    {
        Name = name;
        Architecture = architecture;
        Inputs = inputs;
        Layers = layers;
    }

    /// <summary>Creates a description whose inputs all have the same least length; where an input's length is fixed, it is that length.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="architecture">A hash of the computations with their names, shapes and order; not of training options or the longest input.</param>
    /// <param name="minLength">The shortest input that every layer can work on, in tokens.</param>
    /// <param name="layers">The layers, each after the layers that it reads.</param>
    public NetworkDescription(string name, string architecture, int minLength, IReadOnlyList<LayerDescription> layers)
        : this(name, architecture, InputsOf(layers, minLength), layers)
    {
    }

    /// <summary>The class's name.</summary>
    public string Name { get; }

    /// <summary>A hash of what weights depend on; a model file carries it, and <c>Load</c> compares it.</summary>
    public string Architecture { get; }

    /// <summary>The inputs, in the order of their layers; at least one.</summary>
    public IReadOnlyList<InputDescription> Inputs { get; }

    /// <summary>
    /// The shortest first input that every layer can work on, in tokens, at least 1. A shorter text is filled up with id 0 on the right.
    /// </summary>
    public int MinLength => Inputs[0].MinLength;

    /// <summary>The layers, each after the layers that it reads; the last one is the network's output.</summary>
    public IReadOnlyList<LayerDescription> Layers { get; }

    /// <summary>The layer that reads the text; of several inputs the first.</summary>
    public LayerDescription Input => Layers[Inputs[0].Layer];

    /// <summary>The layer whose result is the network's result.</summary>
    public LayerDescription Output => Layers[^1];

    /// <summary>The most tokens of the first input that are read; what comes after is cut.</summary>
    public int MaxLength => Inputs[0].MaxLength;

    /// <summary>All stored tensors, in the order of the layers, those of the networks inside layers among them.</summary>
    public IEnumerable<WeightSlot> Weights => Layers.SelectMany(layer => layer.Block is null ? layer.Weights : layer.Weights.Concat(layer.Block.Weights));

    /// <summary>The number among <see cref="Inputs"/> of the input that a layer is.</summary>
    internal int InputNumber(int layer) => Inputs.Index().First(input => input.Item.Layer == layer).Index;

    private static InputDescription[] InputsOf(IReadOnlyList<LayerDescription> layers, int minLength) =>
    [
        .. from layer in layers.Index()
           let input = (layer.Item.Attribute is WordShapesAttribute ? layers[layer.Item.Inputs[0]] : layer.Item).Attribute as InputAttribute
           where input is not null
           select new InputDescription(layer.Index, input.FixedLength ? input.MaxLength : minLength, input.MaxLength),
    ];
}
