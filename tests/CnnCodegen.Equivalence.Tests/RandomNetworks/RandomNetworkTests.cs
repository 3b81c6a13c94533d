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

    [Fact]
    public void All_engines_agree_on_random_networks()
    {
        int count = Variable("CNNCODEGEN_RANDOM_NETWORKS", 60);
        int seed = Variable("CNNCODEGEN_RANDOM_SEED", 2014);
        RandomNetwork[] networks = RandomNetworkArbitrary.Sample(count, seed);

        foreach (RandomNetwork[] some in networks.Chunk(100))
        {
            string?[] complaints = Complaints(some);
            if (Array.FindIndex(complaints, complaint => complaint is not null) is >= 0 and int faulty)
            {
                (RandomNetwork smallest, string complaint) = Smallest(some[faulty], complaints[faulty]!);
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{complaints.Count(c => c is not null)} of {some.Length} networks are wrong with seed {seed}. The first, made smaller:\n{complaint}\n{smallest.ToSource("Smallest")}"));
            }
        }
    }

    [Fact]
    public void Random_networks_have_every_kind_of_layer_and_argument()
    {
        RandomLayer[] layers = [.. RandomNetworkArbitrary.Sample(80, 2014).SelectMany(network => network.Layers)];

        Assert.Equal(Enum.GetValues<RandomKind>(), layers.Select(layer => layer.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<Activation>(), layers.Select(layer => layer.Activation).Distinct().Order());
        foreach (RandomKind kind in (RandomKind[])[RandomKind.ConvBank, RandomKind.Conv1d])
            Assert.Equal(Enum.GetValues<Padding>(), layers.Where(layer => layer.Kind == kind).Select(layer => layer.Padding).Distinct().Order());
        Assert.Contains(layers, layer => layer.Dropout);
    }

    [Fact]
    public void Shrinking_ends_in_the_smallest_network_that_still_fails()
    {
        RandomNetwork network = RandomNetworkArbitrary.Sample(50, 7).First(Fails);

        while (RandomNetworkArbitrary.Networks.Shrinker(network).FirstOrDefault(Fails) is { } smaller)
            network = smaller;

        // An embedding, the convolution, a pooling.
        Assert.Equal(3, network.Layers.Count);
        Assert.Equal([2, 3], network.Layers[1].Sizes);

        static bool Fails(RandomNetwork network) => network.Layers.Any(layer => layer is { Kind: RandomKind.Conv1d, Sizes: [_, >= 3] });
    }

    /// <summary>What is wrong with each network; null where nothing is. One compilation for all.</summary>
    private static string?[] Complaints(RandomNetwork[] networks)
    {
        NetworkSource[] sources = [.. networks.Select((network, index) => network.ToSource(FormattableString.Invariant($"Random{index}")))];
        using CompiledProject project = CompiledCorpus.Compile(sources);
        return [.. networks.Zip(sources, (network, source) => Complaint(network, project.Networks[source.FullName]))];
    }

    private static string? Complaint(RandomNetwork network, NetworkClass compiled)
    {
        if (compiled.Description.MinLength != network.MinLength)
            return FormattableString.Invariant($"MinLength is {compiled.Description.MinLength} instead of {network.MinLength}.");
        var model = new TestModel(compiled.Description, seed: network.MaxLength);
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

    private static (RandomNetwork Network, string Complaint) Smallest(RandomNetwork network, string complaint)
    {
        for (int round = 0; round < ShrinkRounds; round++)
        {
            RandomNetwork[] candidates = [.. RandomNetworkArbitrary.Networks.Shrinker(network).Take(ShrinkCandidates)];
            string?[] complaints = candidates.Length == 0 ? [] : Complaints(candidates);
            int faulty = Array.FindIndex(complaints, c => c is not null);
            if (faulty < 0)
                break;
            (network, complaint) = (candidates[faulty], complaints[faulty]!);
        }

        return (network, complaint);
    }

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
