namespace CnnCodegen;

/// <summary>
/// A fully connected layer: <c>y = W x + b</c>. Input: a vector of <c>channels</c>; or a sequence of constant length, which is flattened first as
/// by <see cref="FlattenAttribute"/>; or any other sequence, each position of which is a vector. Output: a vector of <c>outputs</c>; for the last
/// kind of input <c>length × outputs</c>.
/// </summary>
/// <remarks>PyTorch: <c>Linear(channels, outputs, bias)</c>, weight <c>[outputs, channels]</c>, bias <c>[outputs]</c>.</remarks>
/// <param name="outputs">The number of outputs; <see cref="Channels.Same"/> in a block.</param>
public sealed class LinearAttribute(int outputs) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>What every bias is before training; <see cref="double.NaN"/>, the default, draws them as PyTorch does.</summary>
    public double InitialBias { get; set; } = double.NaN;

    /// <summary>
    /// In training, the largest Euclidean norm that a row of the weight may have after an update; 0 means no limit. It constrains
    /// the weights as they are stored. Kim (2014) limits to 3 with dropout that does not rescale; with the inverted dropout used here the
    /// same constraint is 3 · (1 − probability).
    /// </summary>
    public double MaxNorm { get; set; }
}
