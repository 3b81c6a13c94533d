namespace CnnCodegen.Benchmarks.Networks;

/// <summary>The weights of a model file as a peer wants them: plain arrays, normalisations folded into the layers before them.</summary>
/// <param name="file">The file that the generated network loads too.</param>
internal sealed class LayerWeights(ModelFile file)
{
    /// <summary>One tensor of a layer, by the end of its name: <c>weight_ih_l0</c>, <c>transform.bias</c>.</summary>
    public float[] Tensor(LayerDescription layer, string name) => Read(layer.Weights.Single(slot => slot.Name == $"{layer.Name}.{name}"));

    /// <summary>The weight and the bias of a convolution or a linear layer, its batch normalisation folded into both.</summary>
    /// <param name="layer">The layer; it has a bias.</param>
    /// <returns>The weight in the file's order and the bias.</returns>
    public (float[] Weight, float[] Bias) Folded(LayerDescription layer)
    {
        float[] weight = Tensor(layer, "weight");
        float[] bias = Tensor(layer, "bias");
        if (layer.Normalization is not { } normalization)
            return (weight, bias);
        if (normalization is not BatchNormAttribute batchNorm)
            throw new NotSupportedException($"{layer.Name} has a normalisation that depends on the text.");

        float[] factor = Tensor(layer, "norm.weight");
        float[] summand = Tensor(layer, "norm.bias");
        float[] mean = Tensor(layer, "norm.running_mean");
        float[] variance = Tensor(layer, "norm.running_var");
        int inputs = weight.Length / bias.Length;
        for (int output = 0; output < bias.Length; output++)
        {
            double scale = factor[output] / Math.Sqrt(variance[output] + batchNorm.Epsilon);
            bias[output] = (float)(((bias[output] - mean[output]) * scale) + summand[output]);
            foreach (ref float value in weight.AsSpan(output * inputs, inputs))
                value = (float)(value * scale);
        }

        return (weight, bias);
    }

    /// <summary>The convolutions of a bank, in order.</summary>
    public IReadOnlyList<FilterSet> Bank(LayerDescription layer, int channels)
    {
        if (layer is not { Attribute: ConvBankAttribute { Padding: Padding.Valid, Pooling: Pooling.Max } bank, Normalization: null })
            throw new NotSupportedException($"{layer.Name} is not a plain convolution bank.");

        return [.. bank.Widths.Select((width, part) =>
            new FilterSet(width, channels, Read(layer.Weights[2 * part]), Read(layer.Weights[(2 * part) + 1])))];
    }

    private float[] Read(WeightSlot slot) => file.Tensor(slot.Name, slot.Shape).ToArray();
}
