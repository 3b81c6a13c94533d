namespace CnnCodegen.Benchmarks.Networks;

/// <summary>What the layers of a network come to for texts of one length.</summary>
internal static class LayerSizes
{
    /// <summary>The length of each layer's result, in the order of the layers; 1 for a vector.</summary>
    /// <param name="description">The network.</param>
    /// <param name="length">The tokens of its input.</param>
    public static int[] Lengths(NetworkDescription description, int length)
    {
        var lengths = new int[description.Layers.Count];
        foreach ((int index, LayerDescription layer) in description.Layers.Index())
        {
            int input = layer.Inputs.Count == 0 ? length : lengths[layer.Inputs[0]];
            lengths[index] = layer switch
            {
                { Output.Kind: ShapeKind.Vector } => 1,
                { Attribute: Conv1dAttribute convolution } => ((input + convolution.Zeros.Left + convolution.Zeros.Right - convolution.Width) / convolution.Stride) + 1,
                { Attribute: MaxPool1dAttribute pool } => ((input + (2 * pool.Padding) - pool.Width) / Stride(pool)) + 1,
                { Attribute: KMaxPoolAttribute pool } => pool.K,
                { Attribute: ProportionalKMaxPoolAttribute pool } => (input + pool.Divisor - 1) / pool.Divisor,
                _ => input,
            };
        }

        return lengths;
    }

    /// <summary>The positions from one window of a pool to the next.</summary>
    public static int Stride(MaxPool1dAttribute pool) => pool.Stride == 0 ? pool.Width : pool.Stride;

    /// <summary>The multiply-adds of a network's definition for one text, whatever shortcut an engine takes.</summary>
    /// <param name="description">The network.</param>
    /// <param name="length">The tokens of its input.</param>
    /// <param name="spelling">The characters of each token, where a layer reads them.</param>
    public static long MultiplyAdds(NetworkDescription description, int length, int spelling = 0)
    {
        int[] lengths = Lengths(description, length);
        return description.Layers.Index().Sum(item =>
        {
            (int index, LayerDescription layer) = item;
            int positions = layer.Inputs.Count == 0 ? 0 : lengths[layer.Inputs[0]];
            return layer.Attribute switch
            {
                EmbeddingAttribute => 0,
                PerTokenAttribute => positions * MultiplyAdds(layer.Block!, spelling),
                ConvBankAttribute bank => bank.Widths.Index().Sum(part => (positions - part.Item + 1) * layer.Weights[2 * part.Index].Count),
                QrnnAttribute or LstmAttribute => positions * Matrices(layer),
                _ => lengths[index] * Matrices(layer),
            };
        });
    }

    private static long Matrices(LayerDescription layer) => layer.Weights.Where(slot => slot.Shape.Count > 1).Sum(slot => slot.Count);
}
