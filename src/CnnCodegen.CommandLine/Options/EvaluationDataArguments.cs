using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Which examples a model is measured on.</summary>
internal sealed class EvaluationDataArguments(DataSetCatalogue catalogue)
{
    private readonly ReadingArguments _reading = new();

    private readonly Option<FileInfo?> _test = new("--test", "--input", "-i") { Description = "The file of examples.", HelpName = "file" };

    private readonly Option<string?> _dataSet = DataArguments.DataSetOption(catalogue);

    private readonly Option<DirectoryInfo?> _data = DataArguments.FolderOption();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_test);
        DataArguments.AddNamed(command, catalogue, _dataSet, _data);
        _reading.AddTo(command);
    }

    /// <summary>Reads what the command line names; of a data set the test part, or all of it where there is none.</summary>
    /// <exception cref="CommandException">It names nothing, or two things.</exception>
    public TextDataSet Read(ParseResult arguments, CommandConsole console)
    {
        TextDataSet set = Read(arguments);
        foreach (string remark in DataFacts.Remarks(new DataSetParts(set)))
            console.Error.WriteLine(remark);

        return set;
    }

    private TextDataSet Read(ParseResult arguments)
    {
        ReadOptions options = _reading.Read(arguments);
        string? name = arguments.GetValue(_dataSet);
        if (arguments.GetValue(_test) is { } file)
            return name is null ? TextDataSet.Read(file.FullName, options) : throw new CommandException("--test and --data-set both name examples; give one of them.");

        name ??= catalogue.Default?.Name ?? throw new CommandException("There are no examples. Name a file with --test" + (catalogue.Sets.Count > 0 ? ", or a data set with --data-set." : "."));
        DataSetParts parts = catalogue.Read(name, arguments.GetValue(_data)?.FullName, options);
        return parts.Test ?? parts.Training;
    }
}
