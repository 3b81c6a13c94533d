namespace CnnCodegen;

/// <summary>
/// A network that turns a text into another one. It has two inputs: the source, then the target as far as it is known. Its last layer yields
/// at each position of the target one number (a logit) for each token that may follow. Papers: Kalchbrenner and Blunsom (2013), Bradbury
/// et al. (2017).
/// </summary>
/// <remarks>
/// Generated members: <c>Load</c> from a path or a stream, <c>Translate</c> for a text (greedily, or by beam search) and for token ids, <c>TranslateBest</c> for
/// the n best translations, <c>Score</c> for how probable a given translation is, and the network's <c>Description</c>. No layer may look ahead in the target.
/// </remarks>
public sealed class TranslatorAttribute : NetworkAttribute;
