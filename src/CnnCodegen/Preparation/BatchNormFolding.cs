namespace CnnCodegen.Preparation;

/// <summary>
/// Batch normalisation when training is over: its statistics are constants, so that it is one factor and one summand per channel.
/// Computed in double precision and rounded once.
/// </summary>
public static class BatchNormFolding
{
    /// <summary><c>scale = weight / √(variance + ε)</c>.</summary>
    /// <param name="weight">The weight, <c>[channels]</c>.</param>
    /// <param name="variance">The running variance, <c>[channels]</c>.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static AlignedFloats Scale(ReadOnlySpan<float> weight, ReadOnlySpan<float> variance, double epsilon)
    {
        var scale = new AlignedFloats(weight.Length);
        for (int channel = 0; channel < weight.Length; channel++)
            scale.Writable[channel] = (float)Factor(weight[channel], variance[channel], epsilon);
        return scale;
    }

    /// <summary><c>shift = bias − mean · scale</c>.</summary>
    /// <param name="weight">The weight, <c>[channels]</c>.</param>
    /// <param name="bias">The bias, <c>[channels]</c>.</param>
    /// <param name="mean">The running mean, <c>[channels]</c>.</param>
    /// <param name="variance">The running variance, <c>[channels]</c>.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static AlignedFloats Shift(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, double epsilon) =>
        AlignedFloats.CopyOf(Bias([], weight, bias, mean, variance, epsilon));

    /// <summary>The weight of a layer that the normalisation follows: each output's times its scale.</summary>
    /// <param name="layerWeight">The layer's weight, <c>[channels, ...]</c>.</param>
    /// <param name="weight">The normalisation's weight, <c>[channels]</c>.</param>
    /// <param name="variance">The running variance, <c>[channels]</c>.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static float[] Weight(ReadOnlySpan<float> layerWeight, ReadOnlySpan<float> weight, ReadOnlySpan<float> variance, double epsilon)
    {
        float[] folded = new float[layerWeight.Length];
        int inner = layerWeight.Length / weight.Length;
        for (int i = 0; i < folded.Length; i++)
            folded[i] = (float)(layerWeight[i] * Factor(weight[i / inner], variance[i / inner], epsilon));
        return folded;
    }

    /// <summary>The bias of a layer that the normalisation follows: <c>bias + (layerBias − mean) · scale</c>.</summary>
    /// <param name="layerBias">The layer's own bias, <c>[channels]</c>; empty for none.</param>
    /// <param name="weight">The normalisation's weight, <c>[channels]</c>.</param>
    /// <param name="bias">The normalisation's bias, <c>[channels]</c>.</param>
    /// <param name="mean">The running mean, <c>[channels]</c>.</param>
    /// <param name="variance">The running variance, <c>[channels]</c>.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static float[] Bias(
        ReadOnlySpan<float> layerBias, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, double epsilon)
    {
        float[] folded = new float[weight.Length];
        for (int channel = 0; channel < folded.Length; channel++)
        {
            double own = layerBias.IsEmpty ? 0 : layerBias[channel];
            folded[channel] = (float)(bias[channel] + ((own - mean[channel]) * Factor(weight[channel], variance[channel], epsilon)));
        }

        return folded;
    }

    private static double Factor(double weight, double variance, double epsilon) => weight / Math.Sqrt(variance + epsilon);
}
