namespace CnnCodegen;

/// <summary>
/// Looks up a vector for each token id and takes their mean or their sum: <c>y[d] = (1 / length) Σ_t weight[id[t], d]</c>. Input:
/// <c>length</c> ids. Output: a vector of <c>dimensions</c>.
/// </summary>
/// <remarks>
/// PyTorch: <c>EmbeddingBag(rows, dimensions, mode='mean' or 'sum')</c>, weight <c>[rows, dimensions]</c>. Row 0 is padding and counts where a text was
/// filled up. Papers: Kalchbrenner et al. (2014), Iyyer et al. (2015).
/// </remarks>
/// <param name="rows">The number of vectors: the vocabulary's size, the two reserved ids included.</param>
/// <param name="dimensions">The length of each vector.</param>
public sealed class BagOfVectorsAttribute(int rows, int dimensions) : LayerAttribute
{
    /// <summary>The number of vectors: the vocabulary's size, the two reserved ids included.</summary>
    public int Rows { get; } = rows;

    /// <summary>The length of each vector.</summary>
    public int Dimensions { get; } = dimensions;

    /// <summary>The mean or the sum: <see cref="Pooling.Average"/> or <see cref="Pooling.Sum"/>.</summary>
    public Pooling Pooling { get; set; } = Pooling.Average;
}
