using System.CommandLine;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Which examples a command works on.</summary>
internal sealed class DataArguments(DataSetCatalogue catalogue)
{
    private readonly ReadingArguments _reading = new();

    private readonly Option<FileInfo?> _train = new("--train", "--input", "-i") { Description = "The file of examples to learn from.", HelpName = "file" };

    private readonly Option<FileInfo?> _dev = new("--dev") { Description = "The file of examples to choose the best epoch by; without it, a part of the training examples is set aside.", HelpName = "file" };

    private readonly Option<FileInfo?> _test = new("--test") { Description = "The file of examples to test on.", HelpName = "file" };

    private readonly Option<string?> _dataSet = DataSetOption(catalogue);

    private readonly Option<DirectoryInfo?> _data = FolderOption();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parts">Whether it works on the parts apart, or on all examples together.</param>
    public void AddTo(Command command, bool parts)
    {
        command.Options.Add(_train);
        if (parts)
        {
            command.Options.Add(_dev);
            command.Options.Add(_test);
        }

        AddNamed(command, catalogue, _dataSet, _data);
        _reading.AddTo(command);
    }

    /// <summary>Reads what the command line names, and tells of lines that were passed over.</summary>
    /// <exception cref="CommandException">It names nothing, or two things.</exception>
    public DataSetParts Read(ParseResult arguments, CommandConsole console)
    {
        DataSetParts parts = Read(arguments);
        foreach (string remark in DataFacts.Remarks(parts))
            console.Error.WriteLine(remark);

        return parts;
    }

    private DataSetParts Read(ParseResult arguments)
    {
        ReadOptions options = _reading.Read(arguments);
        string? name = arguments.GetValue(_dataSet);
        if (arguments.GetValue(_train) is not { } train)
        {
            name ??= catalogue.Default?.Name ?? throw new CommandException("There are no examples. Name a file with --train" + (catalogue.Sets.Count > 0 ? ", or a data set with --data-set." : "."));
            DataSetParts set = catalogue.Read(name, arguments.GetValue(_data)?.FullName, options);
            return set with { Development = Part(arguments, _dev, options) ?? set.Development, Test = Part(arguments, _test, options) ?? set.Test };
        }

        if (name is not null)
            throw new CommandException("--train and --data-set both name examples to learn from; give one of them.");

        return new DataSetParts(TextDataSet.Read(train.FullName, options), Part(arguments, _dev, options), Part(arguments, _test, options));
    }

    /// <summary>Makes the option that names a data set.</summary>
    public static Option<string?> DataSetOption(DataSetCatalogue catalogue) => new("--data-set")
    {
        Description = "Instead of files, a data set by name: " + string.Join("; ", catalogue.Sets.Select(static set => $"{set.Name} ({set.Description})")) + ".",
        HelpName = "name",
    };

    /// <summary>Makes the option that names the folder of data sets.</summary>
    public static Option<DirectoryInfo?> FolderOption() => new("--data")
    {
        Description = $"The folder of the files of --data-set; without it, the one that {DataSetCatalogue.FolderVariable} names.",
        HelpName = "folder",
    };

    /// <summary>Adds both options, where there are data sets to name.</summary>
    public static void AddNamed(Command command, DataSetCatalogue catalogue, Option<string?> dataSet, Option<DirectoryInfo?> folder)
    {
        if (catalogue.Sets.Count > 0)
            command.Options.Add(dataSet);

        if (catalogue.Sets.Any(static set => set.NeedsFolder))
            command.Options.Add(folder);
    }

    private static TextDataSet? Part(ParseResult arguments, Option<FileInfo?> option, ReadOptions options) =>
        arguments.GetValue(option) is { } file ? TextDataSet.Read(file.FullName, options) : null;
}
