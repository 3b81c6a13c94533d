using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>The TorchSharp form of one layer; its modifiers are applied here, alike for all layers.</summary>
/// <remarks>
/// TorchSharp would name parameters after fields. Here every parameter is registered by hand, under the name that PyTorch's state_dict
/// has for it, so that no renaming of a field can change a weights file.
/// </remarks>
internal abstract class LayerModule(LayerDescription layer) : nn.Module(layer.Name)
{
    /// <summary>What the layer is.</summary>
    protected LayerDescription Layer { get; } = layer;

    /// <summary>Computes the layer with its activation and, in training, its dropout.</summary>
    /// <param name="inputs">The results of the layers that this one reads.</param>
    /// <param name="chance">The network's generator, which dropout draws from.</param>
    public Signal Forward(IReadOnlyList<Signal> inputs, Generator chance)
    {
        Signal result = Compute(inputs);
        Tensor values = ActivateResult(result.Values);
        if (training && Layer.Dropout > 0)
        {
            // Not functional.dropout: that draws from the process's generator, which runs side by side would share.
            double kept = 1 - Layer.Dropout;
            values *= empty_like(values).bernoulli_(kept, chance).div_(kept);
        }

        return ReferenceEquals(values, result.Values) ? result : result with { Values = values };
    }

    /// <summary>Applies the layer's activation to the result of <see cref="Compute"/>; a layer that has it inside overrides this.</summary>
    /// <param name="values">The result.</param>
    protected virtual Tensor ActivateResult(Tensor values) => Activate(values);

    /// <summary>The layer's activation of each element.</summary>
    /// <param name="x">The elements.</param>
    protected Tensor Activate(Tensor x) => Layer.ActivationModifier switch
    {
        null => x,
        ReluAttribute => x.relu(),
        TanhAttribute => x.tanh(),
        SigmoidAttribute => x.sigmoid(),
        LeakyReluAttribute leaky => nn.functional.leaky_relu(x, leaky.Slope),
        EluAttribute elu => nn.functional.elu(x, elu.Alpha),
        GeluAttribute => nn.functional.gelu(x),
        SiluAttribute => nn.functional.silu(x),
        // Not functional.hardtanh: in TorchSharp it leaves values beyond the limits as they are.
        HardTanhAttribute => x.clamp(-1, 1),
        { } other => throw new NotSupportedException($"The trainer does not know the activation {other.Activation}."),
    };

    /// <summary>Restores what must hold for the weights after every step, such as a largest norm; called without gradients.</summary>
    public virtual void Constrain()
    {
    }

    /// <summary>Computes the layer without its modifiers.</summary>
    /// <param name="inputs">The results of the layers that this one reads.</param>
    protected abstract Signal Compute(IReadOnlyList<Signal> inputs);
}
