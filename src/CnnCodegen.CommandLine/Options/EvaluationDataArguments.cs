using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>Which examples a model is measured on.</summary>
internal sealed class EvaluationDataArguments<TSet, TOptions>(DataSetCatalogue<TSet, TOptions> catalogue, ReadingArguments<TSet, TOptions> reading)
    where TSet : class
{
    private readonly NamedDataArguments<TSet, TOptions> _named = new(catalogue);

    private readonly Option<FileInfo?> _test = new("--test", "--input", "-i") { Description = "The file of examples.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_test);
        _named.AddTo(command);
        reading.AddTo(command);
    }

    /// <summary>Reads what the command line names; of a data set the test part, or all of it where there is none.</summary>
    /// <exception cref="CommandException">It names nothing, or two things.</exception>
    public TSet Read(ParseResult arguments, CommandConsole console)
    {
        DataSetParts<TSet> parts = ReadParts(arguments);
        TSet set = parts.Test ?? parts.Training;
        foreach (string remark in reading.Remarks(new DataSetParts<TSet>(set)))
            console.Error.WriteLine(remark);

        return set;
    }

    /// <summary>As <see cref="Read"/>, with the other parts of a data set; what is measured on is the test part, or the training part where there is no test part.</summary>
    /// <exception cref="CommandException">It names nothing, or two things.</exception>
    public DataSetParts<TSet> ReadParts(ParseResult arguments, CommandConsole console)
    {
        DataSetParts<TSet> parts = ReadParts(arguments);
        foreach (string remark in reading.Remarks(parts))
            console.Error.WriteLine(remark);

        return parts;
    }

    private DataSetParts<TSet> ReadParts(ParseResult arguments)
    {
        TOptions options = reading.Read(arguments);
        if (arguments.GetValue(_test) is { } file)
            return _named.IsGiven(arguments) ? throw new CommandException("--test and --data-set both name examples; give one of them.") : new DataSetParts<TSet>(reading.ReadFile(file.FullName, options));

        return _named.Read(arguments, options, _test);
    }
}
