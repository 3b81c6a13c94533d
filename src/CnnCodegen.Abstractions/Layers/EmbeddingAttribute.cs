namespace CnnCodegen;

/// <summary>Looks up a vector for each token id. Input: <c>length</c> ids. Output: <c>length × dimensions</c>.</summary>
/// <remarks>
/// PyTorch: <c>Embedding(rows, dimensions, padding_idx=0)</c>, weight <c>[rows, dimensions]</c>. Row 0 is padding, row 1 stands for
/// unknown tokens. Paper: Collobert et al. (2011).
/// </remarks>
/// <param name="rows">The number of vectors: the vocabulary's size, the two reserved ids included.</param>
/// <param name="dimensions">The length of each vector.</param>
public sealed class EmbeddingAttribute(int rows, int dimensions) : LayerAttribute
{
    /// <summary>The number of vectors: the vocabulary's size, the two reserved ids included.</summary>
    public int Rows { get; } = rows;

    /// <summary>The length of each vector.</summary>
    public int Dimensions { get; } = dimensions;

    /// <summary>Whether training leaves the vectors as they are. Kim (2014) calls it static.</summary>
    public bool Frozen { get; set; }

    /// <summary>Whether training starts from word vectors that the trainer is given.</summary>
    public bool Pretrained { get; set; }
}
