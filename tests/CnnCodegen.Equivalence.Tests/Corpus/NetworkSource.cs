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

    /// <summary>The text lengths to try; without them all from none to three beyond the longest.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>
    /// The seed of the network's weights and texts. Made of the name's characters, because <see cref="string.GetHashCode()"/> differs
    /// from run to run.
    /// </summary>
    public int Seed => Name.Aggregate(17, (hash, character) => unchecked((hash * 31) + character)) & int.MaxValue;

    /// <summary>The network without its last layers, ended by a pooling where it would end in a sequence.</summary>
    /// <param name="count">The number of layers to keep.</param>
    /// <param name="pooled">Whether to add the pooling.</param>
    public NetworkSource Prefix(int count, bool pooled) => this with
    {
        Name = FormattableString.Invariant($"{Name}_{count}"),
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
        $"[TextClassifier]\npublic sealed partial class {Name}\n{{\n{string.Concat(Layers.Select(layer => $"    {layer}\n"))}}}";
}
