using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>How the files of a task's examples are read; made anew for each command.</summary>
/// <typeparam name="TSet">What holds the examples of the task.</typeparam>
/// <typeparam name="TOptions">How files of examples are read.</typeparam>
internal abstract class ReadingArguments<TSet, TOptions>
    where TSet : class
{
    /// <summary>Adds the options to a command.</summary>
    public abstract void AddTo(Command command);

    /// <summary>What the command line says.</summary>
    public abstract TOptions Read(ParseResult arguments);

    /// <summary>Reads a file.</summary>
    public abstract TSet ReadFile(string path, TOptions options);

    /// <summary>Lines for the screen about what was passed over in reading; none where all was well.</summary>
    public virtual IEnumerable<string> Remarks(DataSetParts<TSet> parts) => [];
}
