namespace CnnCodegen.Training;

/// <summary>A checkpoint is damaged, or belongs to another run than the one that was to go on from it. The message says which, and what differs.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(string path, string message, Exception? innerException = null)
        : base($"The checkpoint '{path}' {message}", innerException) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
