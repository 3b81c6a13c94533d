namespace CnnCodegen;

/// <summary>
/// A network that turns a text into another one. It has two inputs: the source, then the target as far as it is known. Its last layer yields
/// at each position of the target one number (a logit) for each token that may follow. Papers: Kalchbrenner and Blunsom (2013), Bradbury
/// et al. (2017).
/// </summary>
public sealed class TranslatorAttribute : NetworkAttribute;
