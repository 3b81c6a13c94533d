namespace CnnCodegen;

/// <summary>
/// The largest values of each channel in the order in which they stand, as many as the text's length and the layer's height ask for:
/// <c>k = max(top, ⌈(layers − layer) · n / layers⌉)</c>, where <c>n</c> is the number of tokens of the text, cut and filled. Otherwise as
/// <see cref="KMaxPoolAttribute"/>, with zeros at the end where fewer positions are left. Input: <c>length × channels</c>. Output:
/// <c>k × channels</c>.
/// </summary>
/// <remarks>
/// In the topmost layer <c>k = top</c>, a constant, so that a <see cref="LinearAttribute"/> can follow. With 18 tokens, three layers and
/// top 3, <c>k</c> is 12, 6, 3. Paper: Kalchbrenner, Grefenstette and Blunsom (2014).
/// </remarks>
/// <param name="layer">The number of the convolution that this pooling follows, from 1.</param>
/// <param name="layers">How many convolutions the network has.</param>
/// <param name="top">The least number of values that remain, and the number after the topmost convolution.</param>
public sealed class DynamicKMaxPoolAttribute(int layer, int layers, int top) : LayerAttribute
{
    /// <summary>The number of the convolution that this pooling follows, from 1.</summary>
    public int Layer { get; } = layer;

    /// <summary>How many convolutions the network has.</summary>
    public int Layers { get; } = layers;

    /// <summary>The least number of values that remain.</summary>
    public int Top { get; } = top;
}
