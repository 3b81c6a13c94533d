namespace CnnCodegen.CommandLine;

/// <summary>The networks that the commands know. Several may share a name, if they differ in the number of outputs.</summary>
/// <typeparam name="TEntry">A network of the task.</typeparam>
/// <param name="outputs">What the networks tell apart, for messages: <c>labels</c>, for one.</param>
internal sealed class NetworkCatalogue<TEntry>(string outputs)
    where TEntry : NetworkEntry
{
    private readonly List<TEntry> _entries = [];

    /// <summary>The names, each once, in the order in which they were added.</summary>
    public IReadOnlyList<string> Names => [.. _entries.Select(static entry => entry.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Adds a network.</summary>
    /// <exception cref="ArgumentException">There is one of this name with as many outputs.</exception>
    public void Add(TEntry entry)
    {
        if (_entries.Any(other => other.Name == entry.Name && other.Outputs == entry.Outputs))
            throw new ArgumentException($"There is a network '{entry.Name}' with {entry.Outputs} {outputs} already.", nameof(entry));

        _entries.Add(entry);
    }

    /// <summary>The network of a name that no other has.</summary>
    public TEntry Find(string name) => _entries.Single(entry => entry.Name == name);

    /// <summary>The network of a name that tells as many labels apart as there are.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public TEntry Find(string name, IReadOnlyList<string> labels)
    {
        TEntry[] named = [.. _entries.Where(entry => entry.Name == name)];
        return named.FirstOrDefault(entry => entry.Outputs == labels.Count) ?? throw new CommandException(
            $"'{name}' is declared for {string.Join(" and ", named.Select(static entry => entry.Outputs))} {outputs}; the examples have {labels.Count}: {Listing.Of(labels)}.");
    }

    /// <summary>The networks that tell so many labels apart.</summary>
    public IReadOnlyList<TEntry> WithOutputs(int count) => [.. _entries.Where(entry => entry.Outputs == count)];

    /// <summary>Reads a model file, and finds the network that it is for.</summary>
    /// <exception cref="ModelFileException">The file is damaged.</exception>
    /// <exception cref="CommandException">The file names none of the known networks.</exception>
    public (TEntry Entry, ModelFile File) Read(FileInfo path)
    {
        ModelFile file = ModelFile.Read(path.FullName);
        return (Of(file, path.FullName), file);
    }

    private TEntry Of(ModelFile file, string path)
    {
        file.Metadata.TryGetValue(ModelMetadata.Network, out string? name);
        file.Metadata.TryGetValue(ModelMetadata.Architecture, out string? architecture);
        TEntry[] named = [.. _entries.Where(entry => entry.Description.Name == name)];

        // Where the architecture is not one of them, Load tells what differs.
        return named.FirstOrDefault(entry => entry.Description.Architecture == architecture) ?? named.FirstOrDefault() ?? throw new CommandException(
            $"{path} is {WhatItIs(file, name)}; known are {Listing.Of([.. _entries.Select(static entry => entry.Description.Name)])}.");
    }

    private static string WhatItIs(ModelFile file, string? name) =>
        name is not null ? $"a model of '{name}'"
        : file.Metadata.ContainsKey(ModelMetadata.Checkpoint) ? "a checkpoint, from which training goes on, and no model of a network"
        : "a model of a network that it does not name";
}
