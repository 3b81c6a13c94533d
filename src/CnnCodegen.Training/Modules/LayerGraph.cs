using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The layers of a network, or of a network inside a layer.</summary>
internal sealed class LayerGraph : IDisposable
{
    private readonly NetworkDescription _description;
    private readonly LayerModule[] _layers;

    public LayerGraph(NetworkDescription description, Initializer initializer)
    {
        _description = description;
        _layers = new LayerModule[description.Layers.Count];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            _layers[layer] = LayerModules.Build(new LayerSource(description, layer), initializer);
            _layers[layer].AddNormalization(initializer);
        }
    }

    /// <summary>All tensors by their full names: parameters, and buffers, which are no parameters.</summary>
    public IEnumerable<(string Name, Tensor Values)> Weights => _layers.SelectMany(static layer => layer.Weights);

    /// <summary>The tables of vectors.</summary>
    public IEnumerable<VectorTable> Tables => _layers.SelectMany(static layer => layer.Tables);

    /// <summary>The scores of neighbouring tags that the network ends in; null where it ends in something else.</summary>
    public TransitionsModule? Transitions => _layers[^1] as TransitionsModule;

    /// <summary>Computes the last layer.</summary>
    public Signal Forward(Pass pass)
    {
        Signal[] results = ForwardButLast(pass);
        return _layers[^1].Forward(Inputs(results, _layers.Length - 1), pass);
    }

    /// <summary>Computes the logarithms of the probabilities that the network gives to the channels of its last layer.</summary>
    public Signal LogProbabilities(Pass pass)
    {
        Signal scores = Scores(pass);
        return scores with { Values = nn.functional.log_softmax(scores.Values, 1) };
    }

    /// <summary>Computes that of which a softmax makes probabilities of the channels of the last layer.</summary>
    /// <remarks>What a softmax yields is not taken the logarithm of, because it may have become zero; what goes into it is.</remarks>
    public Signal Scores(Pass pass)
    {
        Signal[] results = ForwardButLast(pass);
        IReadOnlyList<Signal> inputs = Inputs(results, _layers.Length - 1);
        bool isSoftmax = _description.Output is { Attribute: SoftmaxAttribute or LogSoftmaxAttribute, Modifiers.Count: 0 };
        return isSoftmax ? inputs[0] : _layers[^1].Forward(inputs, pass);
    }

    /// <summary>Restores what must hold for the weights after every step; called without gradients.</summary>
    public void Constrain()
    {
        foreach (LayerModule layer in _layers)
            layer.Constrain();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LayerModule layer in _layers)
            layer.Dispose();
    }

    private Signal[] ForwardButLast(Pass pass)
    {
        var results = new Signal[_layers.Length - 1];
        for (int layer = 0; layer < results.Length; layer++)
            results[layer] = _layers[layer].Forward(Inputs(results, layer), pass);

        return results;
    }

    private IReadOnlyList<Signal> Inputs(Signal[] results, int layer) => [.. _description.Layers[layer].Inputs.Select(input => results[input])];
}
