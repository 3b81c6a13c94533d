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
        TSet set = Read(arguments);
        foreach (string remark in reading.Remarks(new DataSetParts<TSet>(set)))
            console.Error.WriteLine(remark);

        return set;
    }

    private TSet Read(ParseResult arguments)
    {
        TOptions options = reading.Read(arguments);
        if (arguments.GetValue(_test) is { } file)
            return _named.IsGiven(arguments) ? throw new CommandException("--test and --data-set both name examples; give one of them.") : reading.ReadFile(file.FullName, options);

        DataSetParts<TSet> parts = _named.Read(arguments, options, _test);
        return parts.Test ?? parts.Training;
    }
}
