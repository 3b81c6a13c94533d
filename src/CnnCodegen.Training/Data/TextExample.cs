namespace CnnCodegen.Training;

/// <summary>A text with its right label.</summary>
/// <param name="Text">The text; empty is allowed.</param>
/// <param name="Label">The label's name.</param>
public readonly record struct TextExample(string Text, string Label);
