using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>Which examples a command works on.</summary>
internal sealed class DataArguments<TSet, TOptions>(DataSetCatalogue<TSet, TOptions> catalogue, ReadingArguments<TSet, TOptions> reading)
    where TSet : class
{
    private readonly NamedDataArguments<TSet, TOptions> _named = new(catalogue);

    private readonly Option<FileInfo?> _train = new("--train", "--input", "-i") { Description = "The file of examples to learn from.", HelpName = "file" };

    private readonly Option<FileInfo?> _dev = new("--dev") { Description = "The file of examples to choose the best epoch by; without it, a part of the training examples is set aside.", HelpName = "file" };

    private readonly Option<FileInfo?> _test = new("--test") { Description = "The file of examples to test on.", HelpName = "file" };

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

        _named.AddTo(command);
        reading.AddTo(command);
    }

    /// <summary>Reads what the command line names, and tells of lines that were passed over.</summary>
    /// <exception cref="CommandException">It names nothing, or two things.</exception>
    public DataSetParts<TSet> Read(ParseResult arguments, CommandConsole console)
    {
        DataSetParts<TSet> parts = Read(arguments);
        foreach (string remark in reading.Remarks(parts))
            console.Error.WriteLine(remark);

        return parts;
    }

    private DataSetParts<TSet> Read(ParseResult arguments)
    {
        TOptions options = reading.Read(arguments);
        if (arguments.GetValue(_train) is not { } train)
        {
            DataSetParts<TSet> set = _named.Read(arguments, options, _train);
            return set with { Development = Part(_dev) ?? set.Development, Test = Part(_test) ?? set.Test };
        }

        if (_named.IsGiven(arguments))
            throw new CommandException("--train and --data-set both name examples to learn from; give one of them.");

        return new DataSetParts<TSet>(reading.ReadFile(train.FullName, options), Part(_dev), Part(_test));

        TSet? Part(Option<FileInfo?> option) => arguments.GetValue(option) is { } file ? reading.ReadFile(file.FullName, options) : null;
    }
}
