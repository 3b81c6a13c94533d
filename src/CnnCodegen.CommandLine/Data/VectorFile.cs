using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>Gives the networks the word vectors that they start from.</summary>
internal static class VectorFile
{
    /// <summary>A network's settings with the vectors of a file.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="network">The network.</param>
    /// <param name="vectors">Reads the vectors; null where no file is given.</param>
    /// <exception cref="CommandException">The network starts from vectors and there are none.</exception>
    public static TrainingOptions Give(TrainingOptions options, NetworkEntry network, Func<WordVectors>? vectors)
    {
        string[] missing = [.. network.PretrainedLayers.Where(layer => !options.WordVectors.ContainsKey(layer))];
        if (missing.Length == 0)
            return options;

        if (vectors is null)
            throw new CommandException($"'{network.Name}' starts from word vectors ({Listing.Of(missing)}). Name a file of them with --vectors.");

        var given = new Dictionary<string, WordVectors>(options.WordVectors, StringComparer.Ordinal);
        foreach (string layer in missing)
            given[layer] = vectors();

        return options with { WordVectors = given };
    }
}
