namespace CnnCodegen.Tagging;

/// <summary>A token of a text with its tag.</summary>
/// <param name="Text">The token, as it is written.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Probability">The tag's probability.</param>
public readonly record struct TaggedToken(string Text, string Tag, float Probability);
