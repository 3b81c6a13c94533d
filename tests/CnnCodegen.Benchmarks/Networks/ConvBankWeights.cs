namespace CnnCodegen.Benchmarks.Networks;

/// <summary>
/// The weights of a network of the form embedding, convolution bank with ReLU and maximum over time, linear layer: what a peer
/// needs to compute the same function. Tensors are laid out as the model file stores them.
/// </summary>
internal sealed class ConvBankWeights
{
    private ConvBankWeights(float[] vectors, int dimension, Convolution[] convolutions, float[] logits, float[] logitsBias)
    {
        Vectors = vectors;
        Dimension = dimension;
        Convolutions = convolutions;
        Logits = logits;
        LogitsBias = logitsBias;
    }

    /// <summary>The embedding: <c>rows × dimension</c>.</summary>
    public float[] Vectors { get; }

    /// <summary>The embedding's columns.</summary>
    public int Dimension { get; }

    /// <summary>The embedding's rows.</summary>
    public int Rows => Vectors.Length / Dimension;

    /// <summary>The bank's parts, in order.</summary>
    public Convolution[] Convolutions { get; }

    /// <summary>The linear layer: <c>classes × features</c>.</summary>
    public float[] Logits { get; }

    /// <summary>The linear layer's bias: <c>classes</c>.</summary>
    public float[] LogitsBias { get; }

    /// <summary>The number of classes.</summary>
    public int Classes => LogitsBias.Length;

    /// <summary>The bank's filters, of all widths together.</summary>
    public int Features => Convolutions.Sum(convolution => convolution.Filters);

    /// <summary>The weights that a network's description names, from a model file.</summary>
    /// <param name="file">The file that the generated network loads too.</param>
    /// <param name="description">The network; it must be of this class's form.</param>
    public static ConvBankWeights Read(ModelFile file, NetworkDescription description)
    {
        if (description.Layers is not
            [
                { Attribute: InputAttribute },
                { Attribute: EmbeddingAttribute } embedding,
                { Attribute: ConvBankAttribute { Padding: Padding.Valid } bankAttribute, Activation: Activation.Relu } bank,
                { Attribute: LinearAttribute, Activation: Activation.None } linear,
            ])
        {
            throw new NotSupportedException($"{description.Name} is not an embedding, a ReLU convolution bank and a linear layer.");
        }

        float[] Tensor(WeightSlot slot) => file.Tensor(slot.Name, slot.Shape).ToArray();

        var convolutions = bankAttribute.Widths.Select((width, part) =>
            new Convolution(width, embedding.Output.Channels, Tensor(bank.Weights[2 * part]), Tensor(bank.Weights[(2 * part) + 1])));

        return new(
            Tensor(embedding.Weights[0]), embedding.Output.Channels, [.. convolutions], Tensor(linear.Weights[0]), Tensor(linear.Weights[1]));
    }

    /// <summary>The multiply-adds of the network's definition for one text, whatever shortcut an engine takes.</summary>
    public long MultiplyAdds(int length) =>
        Convolutions.Sum(convolution => (long)(length - convolution.Width + 1) * convolution.Weight.Length) + Logits.Length;

    /// <summary>One part of the bank.</summary>
    /// <param name="Width">The positions that a filter covers.</param>
    /// <param name="Channels">The channels of the input.</param>
    /// <param name="Weight"><c>filters × channels × width</c>.</param>
    /// <param name="Bias"><c>filters</c>.</param>
    internal sealed record Convolution(int Width, int Channels, float[] Weight, float[] Bias)
    {
        /// <summary>The number of filters.</summary>
        public int Filters => Bias.Length;

        /// <summary>The weights with the channels innermost, <c>filters × width × channels</c>: the order of a text's rows in memory.</summary>
        public float[] TimeMajorWeight()
        {
            var result = new float[Weight.Length];
            for (int filter = 0; filter < Filters; filter++)
            {
                for (int channel = 0; channel < Channels; channel++)
                {
                    for (int offset = 0; offset < Width; offset++)
                        result[(((filter * Width) + offset) * Channels) + channel] = Weight[(((filter * Channels) + channel) * Width) + offset];
                }
            }

            return result;
        }
    }
}
