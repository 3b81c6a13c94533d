namespace CnnCodegen;

/// <summary>A model file, or one of the settings in it, is not what it has to be. The message says which, what was expected, what was found.</summary>
/// <remarks>Faults of the file system (no such file, no permission) keep their own exceptions.</remarks>
public sealed class ModelFileException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="field">What is wrong: a tensor's name, a metadata key, or a part of the file such as <c>header length</c>.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What the file has.</param>
    /// <param name="remark">What it means for the user, where the three others do not say it; a clause without a full stop.</param>
    /// <param name="innerException">The fault that was found below, if any.</param>
    public ModelFileException(string field, string expected, string found, string? remark = null, Exception? innerException = null)
        : base(ToMessage(field, expected, found, remark), innerException)
    {
        Field = field;
        Expected = expected;
        Found = found;
    }

    /// <summary>What is wrong: a tensor's name, a metadata key, or a part of the file such as <c>header length</c>.</summary>
    public string Field { get; }

    /// <summary>What would have been right.</summary>
    public string Expected { get; }

    /// <summary>What the file has.</summary>
    public string Found { get; }

    /// <summary>The file, where it was read from a path; otherwise null.</summary>
    public string? Path { get; private set; }

    /// <inheritdoc/>
    public override string Message => Path is null ? base.Message : $"{base.Message} File: {Path}";

    /// <summary>Notes the file that the fault is in.</summary>
    internal void In(string path) => Path = path;

    private static string ToMessage(string field, string expected, string found, string? remark) =>
        $"{Excerpt.Of(field)}: expected {expected}, found {found}{(remark is null ? "." : $": {remark}.")}";
}
