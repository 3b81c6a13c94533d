using System.CommandLine;

namespace CnnCodegen.CommandLine;

/// <summary>A data set by name, and the folder where its files lie.</summary>
internal sealed class NamedDataArguments<TSet, TOptions>(DataSetCatalogue<TSet, TOptions> catalogue)
    where TSet : class
{
    private readonly Option<string?> _name = new("--data-set")
    {
        Description = "Instead of files, a data set by name: " + string.Join("; ", catalogue.Sets.Select(static set => $"{set.Name} ({set.Description})")) + ".",
        HelpName = "name",
    };

    private readonly Option<DirectoryInfo?> _folder = new("--data")
    {
        Description = $"The folder of the files of --data-set; without it, the one that {DataSetFolder.Variable} names.",
        HelpName = "folder",
    };

    /// <summary>Adds the options to a command, where there are data sets to name.</summary>
    public void AddTo(Command command)
    {
        if (catalogue.Sets.Count > 0)
            command.Options.Add(_name);

        if (catalogue.Sets.Any(static set => set.NeedsFolder))
            command.Options.Add(_folder);
    }

    /// <summary>Whether the command line names a data set.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_name) is not null;

    /// <summary>Reads the data set that the command line names; the default where it names none.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="options">How files are read.</param>
    /// <param name="fileOption">The option that names a file instead, for the message.</param>
    /// <exception cref="CommandException">None is named, and there is no default.</exception>
    public DataSetParts<TSet> Read(ParseResult arguments, TOptions options, Option fileOption)
    {
        string name = arguments.GetValue(_name) ?? catalogue.Default?.Name ?? throw new CommandException(
            $"There are no examples. Name a file with {fileOption.Name}" + (catalogue.Sets.Count > 0 ? $", or a data set with {_name.Name}." : "."));
        return catalogue.Read(name, arguments.GetValue(_folder)?.FullName, options);
    }
}
