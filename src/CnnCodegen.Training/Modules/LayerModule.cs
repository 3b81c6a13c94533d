using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The TorchSharp form of one layer; its modifiers are applied here, alike for all layers.</summary>
/// <remarks>
/// TorchSharp would name parameters after fields. Here every tensor is registered by hand, under the name that PyTorch's state_dict has
/// for it, so that no renaming of a field can change a weights file.
/// </remarks>
internal abstract class LayerModule(LayerDescription layer) : IDisposable
{
    private readonly List<(string Name, Tensor Values)> _weights = [];
    private Normalization? _normalization;

    /// <summary>The layer's tensors by their full names: parameters, and buffers, which are no <see cref="Parameter"/>.</summary>
    public IReadOnlyList<(string Name, Tensor Values)> Weights => _weights;

    /// <summary>The layer's tables of vectors.</summary>
    public virtual IEnumerable<VectorTable> Tables => [];

    /// <summary>What the layer is.</summary>
    protected LayerDescription Layer { get; } = layer;

    /// <summary>Computes the layer with its modifiers.</summary>
    /// <param name="inputs">The results of the layers that this one reads.</param>
    /// <param name="pass">What all layers share.</param>
    public Signal Forward(IReadOnlyList<Signal> inputs, Pass pass)
    {
        Signal result = Modify(Compute(inputs, pass), pass);
        return pass.Training && Layer.Dropout > 0 ? result with { Values = pass.Chance.Dropout(result.Values, Layer.Dropout) } : result;
    }

    /// <summary>Adds the layer's normalisation, where it has one: after its own weights.</summary>
    /// <param name="initializer">Makes the first weights.</param>
    public virtual void AddNormalization(Initializer initializer) => _normalization = CreateNormalization(Layer.Output.Channels, "norm", initializer);

    /// <summary>Restores what must hold for the weights after every step, such as a largest norm; called without gradients.</summary>
    public virtual void Constrain()
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Applies normalisation and activation to the result of <see cref="Compute"/>; a layer that has them inside overrides this.</summary>
    /// <param name="result">The result.</param>
    /// <param name="pass">What all layers share.</param>
    protected virtual Signal Modify(Signal result, Pass pass) => Activate(_normalization?.Forward(result, pass.Training) ?? result);

    /// <summary>The layer's activation of each element.</summary>
    /// <param name="x">The elements.</param>
    protected Signal Activate(Signal x) =>
        Layer.ActivationModifier is { } activation ? x with { Values = Activations.Apply(activation, x.Values) } : x;

    /// <summary>Makes the normalisation that the modifiers ask for, <see langword="null"/> where they ask for none.</summary>
    /// <param name="channels">The channels that it works on.</param>
    /// <param name="name">What its tensors' names begin with.</param>
    /// <param name="initializer">Makes the first weights.</param>
    protected Normalization? CreateNormalization(int channels, string name, Initializer initializer)
    {
        Normalization? normalization = Layer.Normalization switch
        {
            null => null,
            BatchNormAttribute batch => new BatchNormalization(batch, channels, initializer),
            LayerNormAttribute position => new LayerNormalization(position, channels, initializer),
            { } other => throw new NotSupportedException($"The trainer does not know the normalisation {other.GetType().Name}."),
        };
        foreach ((string tensor, Tensor values) in normalization?.Weights ?? [])
            _weights.Add(($"{Layer.Name}.{name}.{tensor}", values));

        return normalization;
    }

    /// <summary>Lets the network have a parameter of this layer.</summary>
    /// <param name="name">Its name within the layer.</param>
    /// <param name="parameter">The parameter.</param>
    protected Parameter Register(string name, Parameter parameter)
    {
        _weights.Add(($"{Layer.Name}.{name}", parameter));
        return parameter;
    }

    /// <summary>Lets the network have a tensor of this layer that no optimiser changes.</summary>
    /// <param name="name">Its name within the layer.</param>
    /// <param name="buffer">The tensor.</param>
    protected Tensor Register(string name, Tensor buffer)
    {
        _weights.Add(($"{Layer.Name}.{name}", buffer));
        return buffer;
    }

    /// <summary>Lets the network have the tensors of a network inside this layer.</summary>
    /// <param name="weights">The tensors by their full names.</param>
    protected void Register(IEnumerable<(string Name, Tensor Values)> weights) => _weights.AddRange(weights);

    /// <summary>Computes the layer without its modifiers.</summary>
    /// <param name="inputs">The results of the layers that this one reads.</param>
    /// <param name="pass">What all layers share.</param>
    protected abstract Signal Compute(IReadOnlyList<Signal> inputs, Pass pass);
}
