namespace CnnCodegen;

/// <summary>
/// A fully connected layer: <c>y = W x + b</c>. Input: a vector of <c>channels</c>. Output: a vector of <c>outputs</c>.
/// </summary>
/// <remarks>PyTorch: <c>Linear(channels, outputs)</c>, weight <c>[outputs, channels]</c>, bias <c>[outputs]</c>.</remarks>
/// <param name="outputs">The number of outputs.</param>
public sealed class LinearAttribute(int outputs) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>
    /// In training, the largest Euclidean norm that a row of the weight may have after an update; 0 means no limit. It constrains
    /// the weights as they are stored. Kim (2014) limits to 3 with dropout that does not rescale; with the inverted dropout used here the
    /// same constraint is 3 · (1 − probability).
    /// </summary>
    public double MaxNorm { get; set; }
}
