using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CnnCodegen.Training;

namespace CnnCodegen.CommandLine;

/// <summary>All that decides about a run's result, so that two runs with equal keys have equal results.</summary>
internal sealed class RunKey
{
    // Enough digits for a folder of runs, few enough for a file name.
    private const int DigitsOfName = 16;

    /// <summary>Makes a key.</summary>
    /// <param name="classifier">The classifier's name.</param>
    /// <param name="trial">What it works on.</param>
    /// <param name="settings">How it is made and trained.</param>
    public RunKey(string classifier, Trial trial, IEnumerable<(string Name, string Value)> settings)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["classifier"] = classifier,
            ["run"] = trial.Name,
            ["training data"] = Fingerprint(trial.Training),
            ["development data"] = Fingerprint(trial.Development),
            ["test data"] = Fingerprint(trial.Test),
            ["version"] = typeof(RunKey).Assembly.GetName().Version!.ToString(),
        };
        foreach ((string name, string value) in settings)
            parts.Add(name, value);

        Parts = parts;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts)));
        FileName = $"{Slug($"{classifier} {trial.Name}")}-{Convert.ToHexStringLower(hash)[..DigitsOfName]}";
    }

    /// <summary>What decides, by name, as readable values.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; }

    /// <summary>A name for the run's files, without extension: readable, and another for each key.</summary>
    public string FileName { get; }

    private static string Fingerprint(IReadOnlyList<TextExample> examples) => new TextDataSet("", examples).Fingerprint;

    /// <summary>The letters and digits of a name that all file systems take, with dashes between its words.</summary>
    private static string Slug(string name) =>
        string.Join('-', string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
