namespace CnnCodegen;

/// <summary>A text as words. Output: <c>length</c> token ids.</summary>
/// <remarks>The model file holds the vocabulary and the tokeniser's settings.</remarks>
public sealed class WordsAttribute : InputAttribute;
