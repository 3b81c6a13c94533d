namespace CnnCodegen;

/// <summary>
/// A sequence with the length of another layer: cut off at its end, or filled up there with rows of zeros. Input: <c>n × channels</c>. Output: <c>m × channels</c>,
/// where m is the other layer's length.
/// </summary>
/// <remarks>
/// Position t of the output is position t of the input, so that the target of a <see cref="TranslatorAttribute"/> can take up what was made of its source, word by word,
/// however many words either has. PyTorch: <c>pad(x, (0, m − n))</c>, which also cuts, with each text's own lengths n and m; no tensors. Paper: Kalchbrenner and Blunsom
/// (2013), model II.
/// </remarks>
/// <param name="layer">The layer whose length is taken, as <c>nameof(Layer)</c>: token ids or a sequence that stands above, not as long as the input already.</param>
public sealed class FitLengthAttribute(string layer) : LayerAttribute
{
    /// <summary>The layer whose length is taken.</summary>
    public string Layer { get; } = layer;
}
