using CnnCodegen;

namespace Networks.Catalogue;

/// <summary>The multiplications, each with an addition, that a network takes for the longest text, as a paper would count them.</summary>
public static class MultiplyAdds
{
    /// <summary>Counts those of all matrix products; what is done element by element is left out.</summary>
    public static long Of(NetworkDescription description) => description.Layers.Sum(layer => Of(description, layer));

    private static long Of(NetworkDescription description, LayerDescription layer)
    {
        LayerShape Input(int index) => description.Layers[layer.Inputs[index]].Output;

        long weights = layer.Weights.Where(static slot => slot.Shape.Count > 1).Sum(static slot => slot.Count);
        switch (layer.Attribute)
        {
            // Looked up, or added by the search for the best path.
            case EmbeddingAttribute or BagOfVectorsAttribute or TransitionsAttribute:
                return 0;
            case ConvBankAttribute bank:
                return bank.Filters.Zip(bank.Widths).Sum(filter =>
                    (long)filter.First * Input(0).Channels * filter.Second * Positions(Input(0).MaxLength, filter.Second, bank.Padding));
            case RecurrentAttribute:
                return weights * Input(0).MaxLength;
            case QrnnAttribute qrnn:
                return Qrnn(qrnn, layer, Input(0).MaxLength, qrnn.Memory is null ? 0 : Input(layer.Inputs.Count - 1).MaxLength);
            case SentenceModelAttribute:
                return SentenceModel(Input(0));
            case PerTokenAttribute:
                return Of(layer.Block!) * Input(0).MaxLength;
            default:
                return weights * layer.Output.MaxLength;
        }
    }

    private static long Positions(int length, int width, Padding padding) => padding switch
    {
        Padding.Valid => length - width + 1,
        Padding.Wide => length + width - 1,
        _ => length,
    };

    /// <summary>The state is looked at once; each position attends to all positions of the memory, twice: to weigh them, and to add them.</summary>
    private static long Qrnn(QrnnAttribute qrnn, LayerDescription layer, long length, long memory)
    {
        long state = layer.Weights.Where(static slot => slot.Name.Contains(".state.weight", StringComparison.Ordinal) && !slot.Name.Contains(".attention.", StringComparison.Ordinal)).Sum(static slot => slot.Count);
        long weights = layer.Weights.Where(static slot => slot.Shape.Count > 1).Sum(static slot => slot.Count) - state;
        return state + (weights * length) + (2 * length * memory * qrnn.Units);
    }

    private static long SentenceModel(LayerShape input)
    {
        long count = 0;
        long positions = input.MaxLength;
        for (int width = 2; width < positions; width++)
        {
            positions -= width - 1;
            count += positions * width;
        }

        return (count + (positions > 1 ? positions : 0)) * input.Channels;
    }
}
