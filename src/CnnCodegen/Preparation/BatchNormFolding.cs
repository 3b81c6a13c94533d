using CnnCodegen.Runtime;

namespace CnnCodegen.Preparation;

/// <summary>
/// A batch normalisation when training is over: its statistics are constants, so that it is one factor and one summand per channel, which the layer
/// before it can take into its own weights. Computed in double precision and rounded once.
/// </summary>
public sealed class BatchNormFolding
{
    /// <summary><c>scale = weight / √(variance + ε)</c>.</summary>
    private readonly double[] _scale;
    private readonly float[] _bias;
    private readonly float[] _mean;

    /// <summary>Takes a normalisation from a network's weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="name">What the names of its tensors begin with, such as <c>Stem.norm</c>.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public BatchNormFolding(NetworkWeights weights, string name, double epsilon)
        : this(weights.Tensor(name + ".weight"), weights.Tensor(name + ".bias"), weights.Tensor(name + ".running_mean"), weights.Tensor(name + ".running_var"), epsilon)
    {
    }

    /// <summary>Takes a normalisation from its tensors, each <c>[channels]</c>.</summary>
    internal BatchNormFolding(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, double epsilon)
    {
        _bias = bias.ToArray();
        _mean = mean.ToArray();
        _scale = new double[weight.Length];
        for (int channel = 0; channel < _scale.Length; channel++)
            _scale[channel] = weight[channel] / Math.Sqrt(variance[channel] + epsilon);
    }

    /// <summary>The factor of each channel.</summary>
    public AlignedFloats Scale() => AlignedFloats.CopyOf(Array.ConvertAll(_scale, static scale => (float)scale));

    /// <summary>The summand of each channel: <c>bias − mean · scale</c>.</summary>
    public AlignedFloats Shift() => AlignedFloats.CopyOf(Bias([]));

    /// <summary>The weight of a layer that the normalisation follows: each output's times its scale.</summary>
    /// <param name="weight">The layer's weight, <c>[channels, ...]</c>.</param>
    public float[] Weight(ReadOnlySpan<float> weight)
    {
        float[] folded = new float[weight.Length];
        int inner = weight.Length / _scale.Length;
        for (int i = 0; i < folded.Length; i++)
            folded[i] = (float)(weight[i] * _scale[i / inner]);
        return folded;
    }

    /// <summary>The bias of a layer that the normalisation follows: <c>bias + (its own − mean) · scale</c>.</summary>
    /// <param name="bias">The layer's own bias, <c>[channels]</c>; empty for none.</param>
    public float[] Bias(ReadOnlySpan<float> bias)
    {
        float[] folded = new float[_scale.Length];
        for (int channel = 0; channel < folded.Length; channel++)
        {
            double own = bias.IsEmpty ? 0 : bias[channel];
            folded[channel] = (float)(_bias[channel] + ((own - _mean[channel]) * _scale[channel]));
        }

        return folded;
    }
}
