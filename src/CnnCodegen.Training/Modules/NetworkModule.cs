using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>A whole network in TorchSharp, built from its description. Its state_dict has the description's names and shapes.</summary>
internal sealed class NetworkModule : nn.Module
{
    private readonly NetworkDescription _description;
    private readonly Device _device;
    private readonly LayerModule[] _layers;
    private readonly Generator _chance;

    public NetworkModule(NetworkDescription description, int seed, Device device)
        : base(description.Name)
    {
        _description = description;
        _device = device;
        _layers = new LayerModule[description.Layers.Count];

        using DisposeScope scope = NewDisposeScope();

        // Two streams: the number of weights must not shift what dropout draws.
        using var initial = new Generator(unchecked((ulong)(uint)seed));
        _chance = new Generator(unchecked((ulong)(uint)seed) + (1UL << 32), device);
        var initializer = new Initializer(initial, device);
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            LayerDescription described = description.Layers[layer];
            _layers[layer] = LayerModules.Build(described, [.. described.Inputs.Select(input => description.Layers[input].Output)], initializer);
            register_module(described.Name, _layers[layer]);
        }

        // The weights live as long as the module, in whatever scope it was made.
        foreach (Parameter parameter in parameters())
            parameter.DetachFromDisposeScope();
    }

    /// <summary>Computes the network's outputs <c>[texts, outputs]</c>.</summary>
    public Tensor Forward(TokenBatch batch)
    {
        var tokens = new Signal(
            tensor(batch.Ids, [batch.Lengths.Length, batch.Longest], device: _device),
            new SequenceLengths(batch.Lengths, _device));
        var results = new Signal[_layers.Length];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            IReadOnlyList<int> inputs = _description.Layers[layer].Inputs;
            results[layer] = _layers[layer].Forward(inputs.Count == 0 ? [tokens] : [.. inputs.Select(input => results[input])], _chance);
        }

        return results[^1].Values;
    }

    /// <summary>Restores what must hold for the weights after every step.</summary>
    public void Constrain()
    {
        using IDisposable _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (LayerModule layer in _layers)
            layer.Constrain();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _chance.Dispose();

        base.Dispose(disposing);
    }
}
