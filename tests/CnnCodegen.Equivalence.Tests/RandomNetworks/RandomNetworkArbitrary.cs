using FsCheck;
using FsCheck.Fluent;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>Well-formed networks at random, and smaller ones of a network.</summary>
internal static class RandomNetworkArbitrary
{
    // A network grows layer by layer out of what stands already, which generators of independent parts cannot express; so FsCheck
    // draws the seed, and a network follows from its seed.
    public static Arbitrary<RandomNetwork> Networks { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(RandomNetworkBuilder.Build).Where(static network => network.IsWellFormed), Shrink);

    /// <summary>Some networks, the same for the same seed.</summary>
    public static RandomNetwork[] Sample(int count, int seed) => [.. Networks.Generator.Sample(count, new Rnd((ulong)seed), 0)];

    /// <summary>Networks that are one step smaller and still well formed, those with less in them first.</summary>
    private static IEnumerable<RandomNetwork> Shrink(RandomNetwork network) =>
        Smaller(network).Select(static smaller => smaller with { Task = RandomNetwork.TextClassifier })
            .SelectMany(smaller => (RandomNetwork[])[smaller, smaller with { Task = network.Task }, smaller with { Task = "SequenceTagger" }, Pooled(smaller)])
            .Where(smaller => smaller.IsWellFormed && Weight(smaller) < Weight(network));

    private static RandomNetwork Pooled(RandomNetwork network) =>
        network with { Layers = [.. network.Layers, new RandomLayer(RandomKind.AverageOverTime, [network.Layers.Count - 1], [])] };

    /// <summary>What must become less from step to step, so that shrinking ends.</summary>
    private static int Weight(RandomNetwork network) => network.AllLayers.Sum(static layer =>
        100 + layer.Inputs.Count + layer.Sizes.Sum(static size => size == Channels.Same ? 1 : size) + layer.Modifiers.Count + (10 * layer.Options.Count) + layer.Options.Sum(static option => option.Value));

    private static IEnumerable<RandomNetwork> Smaller(RandomNetwork network)
    {
        for (int count = network.FirstNumber == 1 ? 1 : 2; count < network.Layers.Count; count++)
            yield return network with { Layers = [.. network.Layers.Take(count)] };
        for (int removed = 0; removed < network.Layers.Count; removed++)
            yield return Without(network, removed);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int changed = i;
            foreach (RandomLayer simpler in Simpler(network.Layers[i]))
                yield return network with { Layers = [.. network.Layers.Select((layer, index) => index == changed ? simpler : layer)] };
        }
    }

    /// <summary>The network without one layer, whose readers read what it read.</summary>
    private static RandomNetwork Without(RandomNetwork network, int index)
    {
        int removed = index + network.FirstNumber;
        int instead = network.Layers[index].Inputs.Count == 0 ? 0 : network.Layers[index].Inputs[0];
        return network with
        {
            Layers =
            [
                .. network.Layers.Where((_, other) => other != index).Select(layer => layer with
                {
                    Inputs = [.. layer.Inputs.Select(input => input == removed ? instead : input > removed ? input - 1 : input)],
                }),
            ],
        };
    }

    private static IEnumerable<RandomLayer> Simpler(RandomLayer layer)
    {
        for (int i = 0; i < layer.Modifiers.Count; i++)
            yield return layer with { Modifiers = [.. layer.Modifiers.Where((_, index) => index != i)] };
        foreach (string option in layer.Options.Keys)
        {
            RandomLayer without = layer with { Options = layer.Options.Remove(option) };
            yield return option switch
            {
                "State" => without with { Inputs = [layer.Inputs[0], .. layer.Inputs.Skip(2)] },
                "Memory" => without with { Inputs = [.. layer.Inputs.SkipLast(1)] },
                _ => without,
            };
        }

        if (layer.Kind is RandomKind.Concat or RandomKind.Add && layer.Inputs.Count > 2)
            yield return layer with { Inputs = [.. layer.Inputs.SkipLast(1)] };
        if (layer.Kind == RandomKind.Parallel && layer.Blocks.Count > 2)
            yield return layer with { Blocks = [.. layer.Blocks.SkipLast(1)] };
        for (int i = 0; i < layer.Blocks.Count; i++)
        {
            int changed = i;
            foreach (RandomNetwork block in Smaller(layer.Blocks[i]))
                yield return layer with { Blocks = [.. layer.Blocks.Select((old, index) => index == changed ? block : old)] };
        }

        if (layer.Kind == RandomKind.ConvBank && layer.Sizes.Count > 2)
        {
            int parts = layer.Sizes.Count / 2;
            for (int part = 0; part < parts; part++)
                yield return layer with { Sizes = [.. layer.Sizes.Where((_, index) => index % parts != part)] };
        }

        for (int i = 0; i < layer.Sizes.Count; i++)
        {
            int changed = i;
            foreach (int size in new[] { 1, layer.Sizes[i] / 2, layer.Sizes[i] - 1 }.Distinct().Where(size => size >= 1 && size < layer.Sizes[changed]))
                yield return layer with { Sizes = [.. layer.Sizes.Select((old, index) => index == changed ? size : old)] };
        }
    }
}
