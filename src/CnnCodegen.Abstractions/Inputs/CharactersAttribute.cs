namespace CnnCodegen;

/// <summary>A text as characters, that is, Unicode code points. Output: <c>length</c> token ids.</summary>
/// <remarks>The model file holds the vocabulary and the tokeniser's settings. Paper: Zhang, Zhao and LeCun (2015).</remarks>
public sealed class CharactersAttribute : InputAttribute;
