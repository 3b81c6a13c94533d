using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>What a single training leaves behind, the seed that its chance follows, and its threads.</summary>
internal sealed class OutputArguments
{
    private readonly Option<int> _seed = new("--seed") { Description = "What all chance follows.", DefaultValueFactory = static _ => 1 };
    private readonly RunCheckpointArguments _checkpoint = new();
    private readonly Option<int> _threads = CommonArguments.Threads(trains: true);
    private readonly Option<DirectoryInfo?> _report = CommonArguments.Report();

    /// <summary>The model file; the commands have it first.</summary>
    public Option<FileInfo> Model { get; } = CommonArguments.Model("The model file to write.");

    /// <summary>Adds the options but <see cref="Model"/> to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_seed);
        _checkpoint.AddTo(command);
        command.Options.Add(_threads);
        command.Options.Add(_report);
    }

    /// <summary>What the command line says. Gives libtorch as many threads as are asked for.</summary>
    /// <exception cref="CommandException">The model file's folder is not there, which is better found out before training than after; or a checkpoint would be lost.</exception>
    public TrainingOutputs Read(ParseResult arguments)
    {
        FileInfo model = arguments.GetRequiredValue(Model);
        var outputs = new TrainingOutputs(model, arguments.GetValue(_seed), _checkpoint.Read(arguments), arguments.GetValue(_report), arguments.GetValue(_threads));
        if (model.Directory is { Exists: false } missing)
            throw new CommandException($"The folder of the model file does not exist: {missing.FullName}");

        CommonArguments.LimitTorch(arguments, _threads);
        return outputs;
    }
}
