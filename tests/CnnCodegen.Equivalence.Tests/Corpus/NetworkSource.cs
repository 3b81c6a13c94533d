using System.Text;

namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>A network as a user writes it: the class's name and its layers, one a line.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Layers">The layers' lines, such as <c>[Words(MaxLength = 56)] partial Layer Sentence { get; }</c>.</param>
public sealed record NetworkSource(string Name, params IReadOnlyList<string> Layers)
{
    /// <summary>The namespace of all networks of the tests.</summary>
    public const string Namespace = "Networks";

    /// <summary>The class's full name.</summary>
    public string FullName => $"{Namespace}.{Name}";

    /// <summary>The attribute that says what the network is for, without its brackets.</summary>
    public string Task { get; init; } = "TextClassifier";

    /// <summary>The blocks that its compositions name; they stand inside the class.</summary>
    public IReadOnlyList<BlockSource> Blocks { get; init; } = [];

    /// <summary>The text lengths to try; without them all from none to three beyond the longest.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>
    /// The seed of the network's weights and texts. Made of the name's characters, because <see cref="string.GetHashCode()"/> differs
    /// from run to run.
    /// </summary>
    public int Seed => Name.Aggregate(17, (hash, character) => unchecked((hash * 31) + character)) & int.MaxValue;

    /// <summary>The names of the layers.</summary>
    public IReadOnlyList<string> LayerNames => [.. Layers.Select(static line => line[(line.IndexOf(Declarator, StringComparison.Ordinal) + Declarator.Length)..].Split(' ')[0])];

    private const string Declarator = "partial Layer ";

    /// <summary>The network without its last layers, ended by a pooling where it would end in a sequence.</summary>
    /// <param name="count">The number of layers to keep.</param>
    /// <param name="pooled">Whether to add the pooling.</param>
    public NetworkSource Prefix(int count, bool pooled) => this with
    {
        Name = FormattableString.Invariant($"{Name}_{count}"),
        Task = "TextClassifier",
        Layers = pooled ? [.. Layers.Take(count), "[AverageOverTime] partial Layer PooledForTheTest { get; }"] : [.. Layers.Take(count)],
    };

    /// <summary>One source file with all the networks.</summary>
    public static string File(IEnumerable<NetworkSource> networks)
    {
        var file = new StringBuilder();
        file.Append("using CnnCodegen;\n\nnamespace ").Append(Namespace).Append(";\n");
        foreach (NetworkSource network in networks)
            file.Append('\n').Append(network).Append('\n');
        return file.ToString();
    }

    /// <summary>The class.</summary>
    public override string ToString() =>
        $"[{Task}]\npublic sealed partial class {Name}\n{{\n{Lines(Layers, "    ")}{string.Concat(Blocks.Select(static block => $"\n{block}"))}}}";

    internal static string Lines(IEnumerable<string> layers, string indent) => string.Concat(layers.Select(layer => $"{indent}{layer}\n"));
}

/// <summary>A block of a network.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Layers">The layers' lines.</param>
public sealed record BlockSource(string Name, params IReadOnlyList<string> Layers)
{
    /// <summary>The class, as a member of another.</summary>
    public override string ToString() =>
        $"    [Block]\n    private sealed partial class {Name}\n    {{\n{NetworkSource.Lines(Layers, "        ")}    }}\n";
}
