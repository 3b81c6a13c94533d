namespace CnnCodegen;

/// <summary>
/// A network that predicts the next token of a text. Its last layer yields at each position one number (a logit) for each token that may
/// follow, so no layer may see what stands after a position. It reads a text piece by piece and carries what its layers remember; an input's
/// <see cref="InputAttribute.MaxLength"/> is the longest piece. Papers: Kim, Jernite, Sontag and Rush (2016), Bradbury et al. (2017).
/// </summary>
public sealed class LanguageModelAttribute : NetworkAttribute;
