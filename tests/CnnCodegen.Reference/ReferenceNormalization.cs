namespace CnnCodegen.Reference;

/// <summary>The normalisations as they are at inference.</summary>
public static class ReferenceNormalization
{
    /// <summary>Normalises each vector of a value.</summary>
    /// <param name="normalization">The normalisation, if any.</param>
    /// <param name="value">A vector or a sequence.</param>
    /// <param name="tensor">Gives the stored tensor of a name such as <c>norm.weight</c>.</param>
    public static ReferenceValue Apply(NormalizationAttribute? normalization, ReferenceValue value, Func<string, ReferenceTensor> tensor) => normalization switch
    {
        null => value,
        BatchNormAttribute => value.EachVector(x => ByRunningStatistics(x, normalization.Epsilon, tensor)),
        LayerNormAttribute => value.EachVector(x => OverChannels(x, normalization.Epsilon, tensor)),
        _ => throw new ArgumentOutOfRangeException(nameof(normalization), normalization, "The reference does not know this normalisation."),
    };

    /// <summary><c>y[c] = weight[c] · (x[c] − running_mean[c]) / √(running_var[c] + ε) + bias[c]</c>.</summary>
    private static double[] ByRunningStatistics(double[] x, double epsilon, Func<string, ReferenceTensor> tensor)
    {
        var y = new double[x.Length];
        for (int c = 0; c < x.Length; c++)
        {
            double scaled = (x[c] - tensor("norm.running_mean")[c]) / Math.Sqrt(tensor("norm.running_var")[c] + epsilon);
            y[c] = (tensor("norm.weight")[c] * scaled) + tensor("norm.bias")[c];
        }

        return y;
    }

    /// <summary><c>y[c] = weight[c] · (x[c] − mean) / √(variance + ε) + bias[c]</c>, both taken over the channels of this vector.</summary>
    private static double[] OverChannels(double[] x, double epsilon, Func<string, ReferenceTensor> tensor)
    {
        double mean = x.Sum() / x.Length;
        double variance = x.Sum(element => (element - mean) * (element - mean)) / x.Length;
        var y = new double[x.Length];
        for (int c = 0; c < x.Length; c++)
            y[c] = (tensor("norm.weight")[c] * (x[c] - mean) / Math.Sqrt(variance + epsilon)) + tensor("norm.bias")[c];
        return y;
    }
}
