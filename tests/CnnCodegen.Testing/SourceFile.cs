namespace CnnCodegen.Testing;

/// <summary>A file of the project that a test makes up.</summary>
/// <param name="Path">Its path, as it appears in diagnostics.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string Path, string Text)
{
    public static implicit operator SourceFile(string text) => new("Network.cs", text);
}
