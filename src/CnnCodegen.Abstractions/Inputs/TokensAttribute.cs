namespace CnnCodegen;

/// <summary>Token ids of any kind, which the caller makes: features of words, or the ids of another tokeniser. Output: <c>length</c> token ids.</summary>
/// <remarks>Of the ids, 0 is padding and 1 stands for unknown tokens, as for every input.</remarks>
public sealed class TokensAttribute : InputAttribute;
