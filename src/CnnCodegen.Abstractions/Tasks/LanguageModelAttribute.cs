namespace CnnCodegen;

/// <summary>
/// A network that predicts the next token of a text. Its last layer yields at each position one number (a logit) for each token that may
/// follow, so no layer may see what stands after a position. Papers: Kim, Jernite, Sontag and Rush (2016), Bradbury et al. (2017).
/// </summary>
public sealed class LanguageModelAttribute : NetworkAttribute;
