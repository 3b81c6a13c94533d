namespace CnnCodegen.CommandLine;

/// <summary>The data sets that the commands know by name.</summary>
/// <typeparam name="TSet">What holds the examples of the task.</typeparam>
/// <typeparam name="TOptions">How files of examples are read.</typeparam>
internal sealed class DataSetCatalogue<TSet, TOptions>
    where TSet : class
{
    private readonly List<NamedDataSet> _sets = [];

    /// <summary>The data sets.</summary>
    public IReadOnlyList<NamedDataSet> Sets => _sets;

    /// <summary>The one that is taken where none is named: the first that needs no files.</summary>
    public NamedDataSet? Default => _sets.FirstOrDefault(static set => !set.NeedsFolder);

    /// <summary>Adds a data set that needs no files.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Add(string name, string description, Func<DataSetParts<TSet>> read) =>
        Add(new NamedDataSet(name, description, NeedsFolder: false, (_, _) => read()));

    /// <summary>Adds a data set of files below the folder of data sets.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void AddFiles(string name, string description, string training, string? development, string? test, Func<string, TOptions, TSet> read) =>
        Add(new NamedDataSet(name, description, NeedsFolder: true, (folder, options) =>
        {
            return new DataSetParts<TSet>(Part(training), development is null ? null : Part(development), test is null ? null : Part(test));

            TSet Part(string file) => read(Path.Combine(folder, file), options);
        }));

    /// <summary>Reads a data set by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="folder">The folder of data sets; without it, the one that the environment names.</param>
    /// <param name="options">How files are read.</param>
    /// <exception cref="CommandException">There is no such set, or its folder is not known.</exception>
    public DataSetParts<TSet> Read(string name, string? folder, TOptions options)
    {
        NamedDataSet set = _sets.FirstOrDefault(set => set.Name == name)
            ?? throw new CommandException($"There is no data set '{name}'; known are {Listing.Of([.. _sets.Select(static set => set.Name)])}.");
        if (!set.NeedsFolder)
            return set.Read("", options);

        folder ??= DataSetFolder.OfEnvironment() ?? throw new CommandException(
            $"The data set '{name}' is read from files. Name the folder where they lie with --data, or with the environment variable {DataSetFolder.Variable}.");
        return set.Read(folder, options);
    }

    private void Add(NamedDataSet set)
    {
        if (_sets.Any(other => other.Name == set.Name))
            throw new ArgumentException($"There is a data set '{set.Name}' already.", nameof(set));

        _sets.Add(set);
    }

    /// <summary>A data set that is known by name.</summary>
    /// <param name="Name">The name on the command line.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="NeedsFolder">Whether it is read from files of the folder of data sets.</param>
    /// <param name="Read">Reads it, from the folder where it needs one.</param>
    internal sealed record NamedDataSet(string Name, string Description, bool NeedsFolder, Func<string, TOptions, DataSetParts<TSet>> Read);
}
