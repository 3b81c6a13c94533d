using CnnCodegen;

namespace Networks.Catalogue;

/// <summary>The trained numbers of a network, counted in the ways in which papers count them.</summary>
/// <param name="All">All of them; not the running statistics of batch normalisation, which are measured, not trained.</param>
/// <param name="Embeddings">Those of the tables of vectors, with the vectors that stand beyond a text's ends.</param>
/// <param name="FullyConnected">Those of the linear layers.</param>
public readonly record struct ParameterCount(long All, long Embeddings, long FullyConnected)
{
    /// <summary>What is left without the tables of vectors.</summary>
    public long WithoutEmbeddings => All - Embeddings;

    /// <summary>What is left without the linear layers.</summary>
    public long WithoutFullyConnected => All - FullyConnected;

    /// <summary>Counts.</summary>
    public static ParameterCount Of(NetworkDescription description)
    {
        long all = 0, embeddings = 0, fullyConnected = 0;
        foreach (LayerDescription layer in description.Layers.SelectMany(static layer => (LayerDescription[])[layer, .. layer.Block?.Layers ?? []]))
        {
            long count = layer.Weights.Where(IsTrained).Sum(static slot => slot.Count);
            all += count;
            if (layer.Attribute is EmbeddingAttribute or BagOfVectorsAttribute or WindowAttribute)
                embeddings += count;
            if (layer.Attribute is LinearAttribute)
                fullyConnected += count;
        }

        return new ParameterCount(all, embeddings, fullyConnected);
    }

    private static bool IsTrained(WeightSlot slot) => !slot.Name.Contains(".norm.running_", StringComparison.Ordinal);
}
