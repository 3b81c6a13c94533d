namespace CnnCodegen.CommandLine;

/// <summary>The networks that the commands know. Several may share a name, if they differ in the number of labels.</summary>
internal sealed class NetworkCatalogue
{
    private readonly List<NetworkEntry> _entries = [];

    /// <summary>The names, each once, in the order in which they were added.</summary>
    public IReadOnlyList<string> Names => [.. _entries.Select(static entry => entry.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Adds a network.</summary>
    /// <exception cref="ArgumentException">There is one of this name with as many labels.</exception>
    public void Add(NetworkEntry entry)
    {
        if (_entries.Any(other => other.Name == entry.Name && other.Labels == entry.Labels))
            throw new ArgumentException($"There is a network '{entry.Name}' with {entry.Labels} labels already.", nameof(entry));

        _entries.Add(entry);
    }

    /// <summary>The network of a name that tells as many labels apart as there are.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public NetworkEntry Find(string name, IReadOnlyList<string> labels)
    {
        NetworkEntry[] named = [.. _entries.Where(entry => entry.Name == name)];
        return named.FirstOrDefault(entry => entry.Labels == labels.Count) ?? throw new CommandException(
            $"'{name}' is declared for {string.Join(" and ", named.Select(static entry => entry.Labels))} labels; the examples have {labels.Count}: {Listing.Of(labels)}.");
    }

    /// <summary>The networks that tell so many labels apart.</summary>
    public IReadOnlyList<NetworkEntry> WithLabels(int labels) => [.. _entries.Where(entry => entry.Labels == labels)];

    /// <summary>The network that a model file is for.</summary>
    /// <exception cref="CommandException">The file names none of the known ones.</exception>
    public NetworkEntry Of(ModelFile file, string path)
    {
        file.Metadata.TryGetValue(ModelMetadata.Network, out string? name);
        file.Metadata.TryGetValue(ModelMetadata.Architecture, out string? architecture);
        NetworkEntry[] named = [.. _entries.Where(entry => entry.Description.Name == name)];

        // Where the architecture is not one of them, Load tells what differs.
        return named.FirstOrDefault(entry => entry.Description.Architecture == architecture) ?? named.FirstOrDefault() ?? throw new CommandException(
            $"{path} is a model of {(name is null ? "a network that it does not name" : $"'{name}'")}; known are {Listing.Of([.. _entries.Select(static entry => entry.Description.Name)])}.");
    }
}
