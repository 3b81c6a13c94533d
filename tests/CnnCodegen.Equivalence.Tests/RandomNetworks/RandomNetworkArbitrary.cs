using FsCheck;
using FsCheck.Fluent;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>Makes well-formed networks at random, and makes a network smaller.</summary>
internal static class RandomNetworkArbitrary
{
    /// <summary>Small numbers, and those around the lengths of vectors and tiles.</summary>
    private static readonly int[] Counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 20, 24, 30, 31, 32, 33, 40, 48, 50, 64, 65];

    /// <summary>What keeps the reference fast enough.</summary>
    private const int MaxChannels = 160;

    // A network grows layer by layer out of what stands already, which generators of independent parts cannot express; so FsCheck
    // draws the seed, and a network follows from its seed.
    public static Arbitrary<RandomNetwork> Networks { get; } = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Build), Shrink);

    /// <summary>Some networks, the same for the same seed.</summary>
    public static RandomNetwork[] Sample(int count, int seed) => [.. Networks.Generator.Sample(count, new Rnd((ulong)seed), 0)];

    private static RandomNetwork Build(int seed)
    {
        var random = new System.Random(seed);
        var network = new RandomNetwork(random.Next(2) == 0, 1 + random.Next(random.Next(3) == 0 ? 8 : 40), []);
        network = Append(network, random, () => Embedding(random));

        int steps = 1 + random.Next(8);
        for (int step = 0; step < steps; step++)
            network = Append(network, random, () => Next(network, random));
        if (network.Shapes()![^1].Kind == ShapeKind.Sequence)
            network = Append(network, random, () => new RandomLayer(random.Next(2) == 0 ? RandomKind.MaxOverTime : RandomKind.AverageOverTime, [network.Layers.Count], []));
        if (network.Shapes()![^1].Channels < 2)
            network = Append(network, random, () => new RandomLayer(RandomKind.Linear, [network.Layers.Count], [2 + random.Next(5)]));
        return network;
    }

    /// <summary>Adds a layer with random modifiers, trying until one fits.</summary>
    private static RandomNetwork Append(RandomNetwork network, System.Random random, Func<RandomLayer> propose)
    {
        while (true)
        {
            RandomLayer layer = propose() with
            {
                Activation = random.Next(2) == 0 ? Activation.None : random.GetItems(Enum.GetValues<Activation>(), 1)[0],
                Dropout = random.Next(5) == 0,
            };
            RandomNetwork longer = network with { Layers = [.. network.Layers, layer] };
            if (longer.Shapes() is { } shapes && shapes[^1].Channels <= MaxChannels)
                return longer;
        }
    }

    private static RandomLayer Next(RandomNetwork network, System.Random random)
    {
        IReadOnlyList<RandomShape> shapes = network.Shapes()!;
        int input = random.Next(10) < 7 ? shapes.Count - 1 : random.Next(shapes.Count);
        return (shapes[input].Kind, random.Next(20)) switch
        {
            (ShapeKind.Tokens, _) => Embedding(random),
            (ShapeKind.Sequence, < 10) => new RandomLayer(RandomKind.Conv1d, [input], [Count(random), Width(random)], SomePadding(random)),
            (ShapeKind.Sequence, < 13) => Bank(input, random),
            (ShapeKind.Sequence, < 15) => new RandomLayer(RandomKind.MaxOverTime, [input], []),
            (ShapeKind.Sequence, < 17) => new RandomLayer(RandomKind.AverageOverTime, [input], []),
            (ShapeKind.Vector, < 12) => new RandomLayer(RandomKind.Linear, [input], [Count(random)]),
            _ => Concat(shapes, input, random),
        };
    }

    private static RandomLayer Embedding(System.Random random) => new(RandomKind.Embedding, [0], [3 + random.Next(30), Count(random)]);

    private static RandomLayer Bank(int input, System.Random random)
    {
        int parts = 1 + random.Next(4);
        int[] sizes = [.. Enumerable.Range(0, parts).Select(_ => Count(random)), .. Enumerable.Range(0, parts).Select(_ => Width(random))];
        return new RandomLayer(RandomKind.ConvBank, [input], sizes, SomePadding(random));
    }

    /// <summary>Joins a layer with others of its kind, and with itself where there is no other.</summary>
    private static RandomLayer Concat(IReadOnlyList<RandomShape> shapes, int first, System.Random random)
    {
        int[] fitting = [.. Enumerable.Range(0, shapes.Count).Where(i => shapes[i].Kind == shapes[first].Kind && (shapes[i].Kind == ShapeKind.Vector || shapes[i].Lost == shapes[first].Lost))];
        int[] others = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => fitting[random.Next(fitting.Length)])];
        return new RandomLayer(RandomKind.Concat, [first, .. others], []);
    }

    private static int Count(System.Random random) => Counts[random.Next(Counts.Length)];

    private static int Width(System.Random random) => 1 + random.Next(random.Next(4) == 0 ? 9 : 5);

    private static readonly Padding[] Paddings = Enum.GetValues<Padding>();

    private static Padding SomePadding(System.Random random) => random.Next(2) == 0 ? Padding.Valid : Paddings[random.Next(Paddings.Length)];

    /// <summary>Networks that are one step smaller and still well formed, those with less in them first.</summary>
    private static IEnumerable<RandomNetwork> Shrink(RandomNetwork network) =>
        Smaller(network).Where(smaller => smaller.IsWellFormed);

    private static IEnumerable<RandomNetwork> Smaller(RandomNetwork network)
    {
        for (int count = 1; count < network.Layers.Count; count++)
            yield return network with { Layers = [.. network.Layers.Take(count)] };
        for (int removed = 1; removed <= network.Layers.Count; removed++)
            yield return Without(network, removed);
        foreach (int length in new[] { 1, network.MaxLength / 2, network.MaxLength - 1 }.Distinct().Where(length => length >= 1 && length < network.MaxLength))
            yield return network with { MaxLength = length };
        if (network.Characters)
            yield return network with { Characters = false };
        for (int i = 0; i < network.Layers.Count; i++)
        {
            int changed = i;
            foreach (RandomLayer simpler in Simpler(network.Layers[i]))
                yield return network with { Layers = [.. network.Layers.Select((layer, index) => index == changed ? simpler : layer)] };
        }
    }

    /// <summary>The network without one layer, whose readers read what it read.</summary>
    private static RandomNetwork Without(RandomNetwork network, int removed)
    {
        int instead = network.Layers[removed - 1].Inputs[0];
        return network with
        {
            Layers =
            [
                .. network.Layers.Where((_, index) => index != removed - 1).Select(layer => layer with
                {
                    Inputs = [.. layer.Inputs.Select(input => input == removed ? instead : input > removed ? input - 1 : input)],
                }),
            ],
        };
    }

    private static IEnumerable<RandomLayer> Simpler(RandomLayer layer)
    {
        if (layer.Activation != Activation.None)
            yield return layer with { Activation = Activation.None };
        if (layer.Dropout)
            yield return layer with { Dropout = false };
        if (layer.Padding != Padding.Valid)
            yield return layer with { Padding = Padding.Valid };
        if (layer.Kind == RandomKind.Concat && layer.Inputs.Count > 2)
            yield return layer with { Inputs = [.. layer.Inputs.Take(layer.Inputs.Count - 1)] };
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
