namespace CnnCodegen.Training;

/// <summary>One of the k ways to cut a data set in cross-validation.</summary>
/// <param name="Training">The examples to learn from.</param>
/// <param name="Test">The examples to test on: a k-th of all.</param>
public sealed record Fold(IReadOnlyList<TextExample> Training, IReadOnlyList<TextExample> Test);
