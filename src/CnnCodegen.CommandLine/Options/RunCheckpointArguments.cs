using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Where a single run writes what it needs to go on later, and whether it goes on from there.</summary>
internal sealed class RunCheckpointArguments
{
    private readonly Option<FileInfo?> _file = new("--checkpoint")
    {
        Description = "The file where training writes what it needs to go on later; deleted when the model is saved.",
        HelpName = "file",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the file of --checkpoint, where there is one." };
    private readonly CheckpointArguments _often = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_resume);
        _resume.Needs(_file);
        _often.AddTo(command, _file);
    }

    /// <summary>What the command line says; null where no checkpoint is written.</summary>
    /// <exception cref="CommandException">There is a checkpoint that would be lost.</exception>
    public CheckpointOptions? Read(ParseResult arguments)
    {
        if (arguments.GetValue(_file) is not { } file)
            return null;

        bool resume = arguments.GetValue(_resume);
        return file.Exists && !resume
            ? throw new CommandException($"There is a checkpoint at {file.FullName}. Go on from it with --resume, or delete it.")
            : _often.Read(arguments, file.FullName) with { Resume = resume };
    }
}
