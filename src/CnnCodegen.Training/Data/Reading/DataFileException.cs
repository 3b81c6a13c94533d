namespace CnnCodegen.Training;

/// <summary>A file of examples or of word vectors is not what was expected. The message names the file, the line and what stands there.</summary>
public sealed class DataFileException : FormatException
{
    internal DataFileException(string path, string reason, Exception? innerException = null)
        : base($"{path}: {reason}", innerException) => Path = path;

    internal DataFileException(string path, BadLine badLine)
        : base($"{path}, {badLine}")
    {
        Path = path;
        BadLine = badLine;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line that is at fault; null where it is the file as a whole.</summary>
    public BadLine? BadLine { get; }
}
