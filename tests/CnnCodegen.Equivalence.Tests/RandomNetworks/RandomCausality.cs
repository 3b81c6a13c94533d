namespace CnnCodegen.Equivalence.Tests.RandomNetworks;

/// <summary>The rule of networks that read a text token by token, written again for the tests: layer by layer, by what each of them is known to read.</summary>
internal static class RandomCausality
{
    /// <summary>The number of the input that a task reads token by token; null where it reads whole texts.</summary>
    public static int? StreamOf(string task) => task switch
    {
        "LanguageModel" => 0,
        "Translator" => 1,
        _ => null,
    };

    /// <summary>Whether no layer looks ahead in one of a network's inputs.</summary>
    public static bool IsCausal(RandomNetwork network, int stream) => Layers(network.Layers, [], stream);

    /// <param name="layers">The layers of a network, or of a block.</param>
    /// <param name="streamed">Which layers so far depend on the stream: empty, or what the block reads.</param>
    /// <param name="stream">The number of the input.</param>
    private static bool Layers(IReadOnlyList<RandomLayer> layers, List<bool> streamed, int stream)
    {
        int input = 0;
        foreach (RandomLayer layer in layers)
        {
            bool reads = layer.IsInput ? input++ == stream : layer.Inputs.Any(number => streamed[number]);
            if (reads && !IsCausal(layer, [.. layer.Inputs.Select(number => streamed[number])]))
                return false;
            streamed.Add(reads);
        }

        return true;
    }

    private static bool IsCausal(RandomLayer layer, bool[] streamed)
    {
        switch (layer.Kind)
        {
            case <= RandomKind.Tokens:
                return !layer.Has("FixedLength");
            case RandomKind.Conv1d:
                int beyond = layer.Option("Dilation", 1) * (layer.Sizes[1] - 1);
                (int left, int right) = (Padding)layer.Option("Padding") switch
                {
                    Padding.Causal => (beyond, 0),
                    Padding.Same => (beyond / 2, beyond - (beyond / 2)),
                    Padding.Wide => (beyond, beyond),
                    Padding.Explicit => (layer.Option("PadLeft"), layer.Option("PadRight")),
                    _ => (0, 0),
                };
                return left == beyond && right == 0 && layer.Option("Stride", 1) == 1;
            case RandomKind.Window:
                return layer.Sizes[0] == 1;
            case RandomKind.Lstm or RandomKind.Gru or RandomKind.Rnn or RandomKind.Qrnn:
                // A state and a memory come behind what is read.
                return !layer.Has("Bidirectional") && !layer.Has("FinalState") && !streamed.Skip(1).Any(static other => other);
            case RandomKind.FitLength:
                return streamed[1];
            case RandomKind.HighwayGate when layer.Option("Width", 1) > 1:
                return false;
            case RandomKind.Repeat or RandomKind.Residual or RandomKind.HighwayGate or RandomKind.Dense or RandomKind.Parallel:
                return layer.Blocks.All(static block => Layers(block.Layers, [true], stream: -1));
            default:
                return layer.Kind is RandomKind.Embedding or RandomKind.PerToken or RandomKind.Linear or RandomKind.Highway or RandomKind.Softmax or RandomKind.LogSoftmax
                    or RandomKind.Identity or RandomKind.Add or RandomKind.Concat or RandomKind.Gate or RandomKind.Folding;
        }
    }
}
