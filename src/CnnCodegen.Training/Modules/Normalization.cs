using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Modules;

/// <summary>What a layer's result goes through before the activation.</summary>
internal abstract class Normalization(int channels, Initializer initializer)
{
    /// <summary>The factors <c>[channels]</c>, which start as ones.</summary>
    protected Parameter Weight { get; } = initializer.Constant(1, channels);

    /// <summary>The offsets <c>[channels]</c>, which start as zeros.</summary>
    protected Parameter Bias { get; } = initializer.Constant(0, channels);

    /// <summary>The tensors by name.</summary>
    public virtual IEnumerable<(string Name, Tensor Values)> Weights => [("weight", Weight), ("bias", Bias)];

    /// <summary>Normalises a sequence or a vector.</summary>
    /// <param name="input">The layer's result.</param>
    /// <param name="training">Whether the network is being trained.</param>
    public abstract Signal Forward(Signal input, bool training);
}

/// <summary>
/// Normalisation of each channel, in training by mean and variance over all own positions of the batch's texts, otherwise by the running ones.
/// </summary>
internal sealed class BatchNormalization(BatchNormAttribute attribute, int channels, Initializer initializer) : Normalization(channels, initializer)
{
    private readonly Tensor _mean = initializer.Buffer(0, channels);
    private readonly Tensor _variance = initializer.Buffer(1, channels);

    /// <inheritdoc/>
    public override IEnumerable<(string Name, Tensor Values)> Weights => [.. base.Weights, ("running_mean", _mean), ("running_var", _variance)];

    /// <inheritdoc/>
    public override Signal Forward(Signal input, bool training)
    {
        // One value has no variance. PyTorch refuses it; an epoch whose last batch is one text must not end the run.
        int values = input.Lengths?.Each.Sum() ?? (int)input.Values.shape[0];
        if (!training || values == 1)
            return input with { Values = Normalize(input.Values, training: false) };

        return input.Lengths is null or { AllFull: true }
            ? input with { Values = Normalize(input.Values, training: true) }
            : input with { Values = input.Lengths.FromRows(Normalize(input.Lengths.ToRows(input.Values), training: true)) };
    }

    private Tensor Normalize(Tensor values, bool training) =>
        nn.functional.batch_norm(values, _mean, _variance, Weight, Bias, training, attribute.Momentum, attribute.Epsilon);
}

/// <summary>Normalisation of each position by mean and variance over its channels.</summary>
internal sealed class LayerNormalization(LayerNormAttribute attribute, int channels, Initializer initializer) : Normalization(channels, initializer)
{
    /// <inheritdoc/>
    public override Signal Forward(Signal input, bool training) =>
        input with { Values = input.Lengths is null ? Normalize(input.Values) : Normalize(input.Values.transpose(1, 2)).transpose(1, 2) };

    private Tensor Normalize(Tensor values) => nn.functional.layer_norm(values, [Weight.shape[0]], Weight, Bias, attribute.Epsilon);
}
