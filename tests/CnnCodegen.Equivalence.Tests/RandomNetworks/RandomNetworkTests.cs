using System.Globalization;
using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>
/// Networks that nobody thought of: all engines agree on them. The same ones in every run, so that a failure can be repeated; the variables
/// <c>CNNCODEGEN_RANDOM_NETWORKS</c> (how many) and <c>CNNCODEGEN_RANDOM_SEED</c> (which ones) make a longer search.
/// </summary>
public sealed class RandomNetworkTests
{
    private const int ShrinkRounds = 12;
    private const int ShrinkCandidates = 40;

    /// <summary>What is generated for one width alone is a third of the whole; all widths take their turns.</summary>
    private static readonly string[] VectorBits = ["256", "512", "128"];

    [Fact]
    public void All_engines_agree_on_random_networks()
    {
        int count = Variable("CNNCODEGEN_RANDOM_NETWORKS", 300);
        int seed = Variable("CNNCODEGEN_RANDOM_SEED", 2014);
        RandomNetwork[] networks = RandomNetworkArbitrary.Sample(count, seed);

        foreach ((int index, RandomNetwork[] some) in networks.Chunk(50).Index())
        {
            var settings = new Settings(VectorBits[index % VectorBits.Length], WithTables: index % 2 == 0);
            string?[] complaints = Complaints(some, settings);
            if (Array.FindIndex(complaints, complaint => complaint is not null) is >= 0 and int faulty)
            {
                (RandomNetwork smallest, string complaint) = Smallest(some[faulty], complaints[faulty]!, settings);
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{complaints.Count(c => c is not null)} of {some.Length} networks are wrong with seed {seed} and {settings}. The first, made smaller:\n{complaint}\n{smallest.ToSource("Smallest")}"));
            }
        }
    }

    [Fact]
    public void Random_networks_have_every_kind_of_layer_and_argument()
    {
        RandomNetwork[] networks = RandomNetworkArbitrary.Sample(300, 2014);
        RandomLayer[] layers = [.. networks.SelectMany(network => network.AllLayers)];
        string[] modifiers = [.. layers.SelectMany(layer => layer.Modifiers).Distinct()];

        Assert.Equal(Enum.GetValues<RandomKind>(), layers.Select(layer => layer.Kind).Distinct().Order());
        string[] expected = [.. Enum.GetNames<Activation>().Skip(1), "BatchNorm", "LayerNorm", "Dropout", "WordDropout"];
        Assert.Empty(expected.Except(modifiers.Select(modifier => modifier.Split('(')[0])));
        Assert.Equal(["LanguageModel", "SequenceTagger", "TextClassifier", "Translator"], networks.Select(network => network.Task).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(networks, network => network.Layers.Count(layer => layer.IsInput) == 3);
        Assert.Contains(networks, network => network.AllLayers.Any(layer => layer.Blocks.Any(block => block.Layers.Any(inner => inner.Blocks.Count > 0))));
        foreach (RandomKind kind in (RandomKind[])[RandomKind.ConvBank, RandomKind.Conv1d])
        {
            Padding[] paddings = [.. Enum.GetValues<Padding>().Where(padding => kind == RandomKind.Conv1d || padding != Padding.Explicit)];
            Assert.Equal(paddings, layers.Where(layer => layer.Kind == kind).Select(layer => (Padding)layer.Option("Padding")).Distinct().Order());
        }

        string[] options = [.. layers.SelectMany(layer => layer.Options.Keys, (layer, option) => $"{layer.Kind}.{option}").Distinct()];
        string[] expectedOptions =
        [
            "Conv1d.Stride", "Conv1d.Dilation", "Conv1d.Groups", "Conv1d.Bias", "Conv1d.PadLeft", "Conv1d.PadRight", "ConvBank.K", "Window.LearnedPadding",
            "Lstm.State", "Gru.Layers", "Rnn.InputWeights", "Rnn.Nonlinearity", "Qrnn.State", "Qrnn.Memory", "Qrnn.Bidirectional", "MaxPool1d.Ceil", "AveragePool1d.CountPadding",
            "Residual.Projection", "Residual.ProjectionBatchNorm", "HighwayGate.Width", "PerToken.Words", "Words.FixedLength",
        ];
        Assert.Empty(expectedOptions.Except(options));
    }

    [Fact]
    public void Shrinking_ends_in_the_smallest_network_that_still_fails()
    {
        RandomNetwork network = RandomNetworkArbitrary.Sample(50, 7).First(Fails);

        while (RandomNetworkArbitrary.Networks.Shrinker(network).FirstOrDefault(Fails) is { } smaller)
            network = smaller;

        // An input, an embedding, the convolution, whose result may be a sequence.
        Assert.Equal(3, network.Layers.Count);
        Assert.Equal([1, 3], network.Layers[2].Sizes);

        static bool Fails(RandomNetwork network) => network.Layers.Any(layer => layer is { Kind: RandomKind.Conv1d, Sizes: [_, >= 3] });
    }

    /// <summary>What is wrong with each network; null where nothing is. One compilation for all.</summary>
    private static string?[] Complaints(RandomNetwork[] networks, Settings settings)
    {
        NetworkSource[] sources = [.. networks.Select((network, index) => network.ToSource(FormattableString.Invariant($"Random{index}")))];
        using CompiledProject project = CompiledCorpus.Compile(sources, vectorBits: settings.Bits, properties: settings.WithTables ? null : CompiledCorpus.Filtered);
        return [.. networks.Zip(sources, (network, source) => Complaint(network, project.Networks[source.FullName]))];
    }

    private static string? Complaint(RandomNetwork network, NetworkClass compiled)
    {
        RandomShapes rules = RandomShapes.Of(network)!.Value.Rules;
        int[] shortest = [.. rules.Inputs.Select((_, axis) => rules.MinLength(axis))];
        int[] found = [.. compiled.Description.Inputs.Select(static input => input.MinLength)];
        if (!found.SequenceEqual(shortest))
            return FormattableString.Invariant($"The shortest texts are {string.Join(", ", found)} instead of {string.Join(", ", shortest)}.");
        var model = new TestModel(compiled.Description, seed: network.Layers.Count, Lengths(compiled.Description));
        try
        {
            return Agreement.Complaint("Generated code", model, GeneratedEngine.Outputs(compiled, model))
                ?? Agreement.Complaint("TorchSharp", model, TorchEngine.Outputs(model));
        }
        catch (Exception exception)
        {
            // A network that makes an engine throw is made smaller like one with wrong numbers.
            return exception.ToString();
        }
    }

    /// <summary>Few texts, so that there can be many networks: those at the ends, and some between.</summary>
    private static int[] Lengths(NetworkDescription description) =>
        [.. new[] { 0, 1, description.MinLength, description.MinLength + 1, description.MaxLength / 2, description.MaxLength - 1, description.MaxLength, description.MaxLength + 2 }.Where(static length => length >= 0).Distinct().Order()];

    private static (RandomNetwork Network, string Complaint) Smallest(RandomNetwork network, string complaint, Settings settings)
    {
        for (int round = 0; round < ShrinkRounds; round++)
        {
            RandomNetwork[] candidates = [.. RandomNetworkArbitrary.Networks.Shrinker(network).Take(ShrinkCandidates)];
            string?[] complaints = candidates.Length == 0 ? [] : Complaints(candidates, settings);
            int faulty = Array.FindIndex(complaints, c => c is not null);
            if (faulty < 0)
                break;
            (network, complaint) = (candidates[faulty], complaints[faulty]!);
        }

        return (network, complaint);
    }

    /// <summary>What the generator is told about a chunk of networks.</summary>
    /// <param name="Bits">The vector width.</param>
    /// <param name="WithTables">Whether convolutions over embeddings may use tables; where they may not, minimal filtering is used wherever it can be.</param>
    private sealed record Settings(string Bits, bool WithTables);

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
