using System.Globalization;
using CnnCodegen.Equivalence.Tests.Corpus;

namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>Writes random networks down as users would.</summary>
internal static class RandomSource
{
    private static readonly string[] TruthValues = ["Bias", "Bidirectional", "Ceil", "CountPadding", "FinalState", "FixedLength", "InputWeights", "LearnedPadding", "ProjectionBatchNorm"];

    public static NetworkSource ToSource(this RandomNetwork network, string name)
    {
        var blocks = new List<BlockSource>();
        string[] lines = Lines(network, blocks);
        return new NetworkSource(name, lines) { Task = network.Task, Blocks = blocks };
    }

    private static string[] Lines(RandomNetwork network, List<BlockSource> blocks) =>
        [.. network.Layers.Select((layer, index) => Line(network, layer, index + network.FirstNumber, blocks))];

    private static string Line(RandomNetwork network, RandomLayer layer, int number, List<BlockSource> blocks)
    {
        var typeArguments = new List<string>();
        foreach (RandomNetwork block in layer.Blocks)
        {
            string[] lines = Lines(block, blocks);
            typeArguments.Add($"B{blocks.Count}");
            blocks.Add(new BlockSource(typeArguments[^1], lines));
        }

        string types = typeArguments.Count == 0 ? "" : $"<{string.Join(", ", typeArguments)}>";
        string arguments = string.Join(", ", Arguments(network, layer, number));
        string modifiers = string.Concat(layer.Modifiers.Select(static modifier => $", {modifier}"));
        return $"[{layer.Kind}{types}{(arguments.Length == 0 ? "" : $"({arguments})")}{modifiers}] partial Layer L{number} {{ get; }}";
    }

    private static IEnumerable<string> Arguments(RandomNetwork network, RandomLayer layer, int number)
    {
        if (layer.Kind == RandomKind.ConvBank)
        {
            yield return $"[{string.Join(", ", layer.Filters)}]";
            yield return $"[{string.Join(", ", layer.Widths)}]";
        }
        else if (layer.IsInput)
        {
            yield return $"MaxLength = {layer.Sizes[0]}";
        }
        else if (layer.NamesItsInputs)
        {
            foreach (int input in layer.Inputs)
                yield return $"nameof(L{input})";
        }
        else if (layer.Kind == RandomKind.FitLength)
        {
            yield return $"nameof(L{layer.Inputs[1]})";
        }
        else
        {
            foreach (int size in layer.Sizes)
                yield return size == Channels.Same ? "Channels.Same" : size.ToString(CultureInfo.InvariantCulture);
        }

        // The first layer of a block reads what the block reads, which has no name there.
        if (!layer.IsInput && !layer.NamesItsInputs && layer.Inputs[0] != number - 1)
            yield return $"From = nameof(L{layer.Inputs[0]})";
        if (layer.Has("State"))
            yield return $"State = nameof(L{layer.Inputs[1]})";
        if (layer.Has("Memory"))
            yield return $"Memory = nameof(L{layer.Inputs[^1]})";
        foreach ((string option, int value) in layer.Options.Where(static option => option.Key is not ("State" or "Memory")))
            yield return $"{option} = {Value(layer.Kind, option, value)}";
    }

    private static string Value(RandomKind kind, string option, int value) => (kind, option) switch
    {
        (RandomKind.Conv1d or RandomKind.ConvBank, "Padding") => $"Padding.{(Padding)value}",
        (RandomKind.Qrnn, "Pooling") => $"QrnnPooling.{(QrnnPooling)value}",
        (_, "Pooling") => $"Pooling.{(Pooling)value}",
        (_, "Nonlinearity" or "Candidate") => $"Activation.{(Activation)value}",
        (_, "Projection") => $"Projection.{(Projection)value}",
        _ when TruthValues.Contains(option) => value == 0 ? "false" : "true",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
