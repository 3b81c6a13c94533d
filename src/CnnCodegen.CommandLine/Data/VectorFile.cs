using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Gives the networks the word vectors that they start from.</summary>
internal static class VectorFile
{
    /// <summary>A network's settings with the vectors of a file.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="network">The network.</param>
    /// <param name="vectors">Finds vectors of a length; null where the command line names none.</param>
    /// <exception cref="CommandException">The network starts from vectors and there are none.</exception>
    public static TrainingOptions Give(TrainingOptions options, NetworkEntry network, Func<int, WordVectors>? vectors)
    {
        string[] missing = [.. Missing(options, network)];
        if (missing.Length == 0)
            return options;

        if (vectors is null)
            throw new CommandException($"'{network.Name}' starts from word vectors ({Listing.Of(missing)}). Name a file of them with --vectors, or start at random with --random-vectors.");

        var given = new Dictionary<string, WordVectors>(options.WordVectors, StringComparer.Ordinal);
        foreach (string layer in missing)
            given[layer] = vectors(network.Description.Layers.Single(declared => declared.Name == layer).Output.Channels);

        return options with { WordVectors = given };
    }

    /// <summary>The layers that start from word vectors which the settings do not have.</summary>
    public static IEnumerable<string> Missing(TrainingOptions options, NetworkEntry network) =>
        network.PretrainedLayers.Where(layer => !options.WordVectors.ContainsKey(layer));
}
