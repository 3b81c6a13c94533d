namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Single convolutions: every width, filter counts around the lengths of vectors and tiles, odd numbers of channels.</summary>
public static class ConvolutionNetworks
{
    /// <summary>One below, at and above the multiples of 4, 8 and 16 floats, the tiles' widths, and Kim's 100.</summary>
    private static readonly int[] FilterCounts = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65, 96, 100];

    private static readonly int[] ChannelCounts = [1, 2, 3, 4, 5, 8, 13, 16, 17, 20, 31, 33];

    public static IEnumerable<NetworkSource> All => [.. Widths, .. Filters, .. Channels, .. Activations, ActivationsOfStoredMaps, ActivationArguments, .. Arguments, .. Deep];

    /// <summary>Each width and padding, every map used twice, so that it has to be written to memory.</summary>
    private static IEnumerable<NetworkSource> Widths =>
    [
        .. Enumerable.Range(1, 9).Chunk(3).Select(widths => WidthsTogether(widths, Padding.Valid)),
        WidthsTogether([.. Enumerable.Range(1, 9)], Padding.Same),
        WidthsTogether([.. Enumerable.Range(1, 9)], Padding.Wide),
        WidthsTogether([.. Enumerable.Range(1, 9)], Padding.Causal),
    ];

    private static NetworkSource WidthsTogether(int[] widths, Padding padding) => new(
        $"Widths{widths[0]}To{widths[^1]}{padding}",
        [
            "[Words(MaxLength = 21)] partial Layer Text { get; }",
            "[Embedding(11, 6)] partial Layer Vectors { get; }",
            .. widths.SelectMany(width => new[]
            {
                $"[Conv1d(19, {width}, From = nameof(Vectors), Padding = Padding.{padding})] partial Layer Map{width} {{ get; }}",
                $"[MaxOverTime] partial Layer Largest{width} {{ get; }}",
                $"[AverageOverTime(From = nameof(Map{width}))] partial Layer Mean{width} {{ get; }}",
            }),
            Join(widths.SelectMany(width => new[] { $"Largest{width}", $"Mean{width}" })),
        ]);

    /// <summary>Each number of filters, below a maximum alone, and with an activation that lets nothing sink.</summary>
    private static IEnumerable<NetworkSource> Filters => FilterCounts.Chunk(6).SelectMany(counts => new[]
    {
        new NetworkSource(
            $"Filters{counts[0]}To{counts[^1]}BelowMaximum",
            [
                "[Words(MaxLength = 34)] partial Layer Text { get; }",
                "[Embedding(9, 5)] partial Layer Vectors { get; }",
                .. counts.Index().SelectMany(count => new[]
                {
                    $"[Conv1d({count.Item}, {1 + (count.Index % 5)}, From = nameof(Vectors)), Relu] partial Layer Map{count.Item} {{ get; }}",
                    $"[MaxOverTime] partial Layer Largest{count.Item} {{ get; }}",
                }),
                Join(counts.Select(count => $"Largest{count}")),
            ]),
        new NetworkSource(
            $"Filters{counts[0]}To{counts[^1]}BelowMean",
            [
                "[Words(MaxLength = 18)] partial Layer Text { get; }",
                "[Embedding(9, 8)] partial Layer Vectors { get; }",
                .. counts.Index().SelectMany(count => new[]
                {
                    $"[Conv1d({count.Item}, {1 + ((count.Index + 2) % 5)}, From = nameof(Vectors), Padding = Padding.Same), Tanh] partial Layer Map{count.Item} {{ get; }}",
                    $"[AverageOverTime] partial Layer Mean{count.Item} {{ get; }}",
                }),
                Join(counts.Select(count => $"Mean{count}")),
            ]),
    });

    /// <summary>Each number of input channels, behind another convolution, so that no table can stand for embedding and filter.</summary>
    private static IEnumerable<NetworkSource> Channels => ChannelCounts.Chunk(6).Select(counts => new NetworkSource(
        $"Channels{counts[0]}To{counts[^1]}",
        [
            "[Characters(MaxLength = 17)] partial Layer Text { get; }",
            "[Embedding(7, 4)] partial Layer Symbols { get; }",
            .. counts.Index().SelectMany(count => new[]
            {
                $"[Conv1d({count.Item}, 3, From = nameof(Symbols), Padding = Padding.Same), Relu] partial Layer Stem{count.Item} {{ get; }}",
                $"[Conv1d(12, {2 + (count.Index % 3)}), Sigmoid] partial Layer Map{count.Item} {{ get; }}",
                $"[MaxOverTime] partial Layer Largest{count.Item} {{ get; }}",
            }),
            Join(counts.Select(count => $"Largest{count}")),
        ]));

    /// <summary>Each activation below a maximum, without and with dropout.</summary>
    public static IEnumerable<NetworkSource> Activations =>
        from dropout in new[] { "", ", Dropout(0.3)" }
        select new NetworkSource(
            $"Activations{(dropout.Length == 0 ? "" : "WithDropout")}",
            [
                "[Words(MaxLength = 12)] partial Layer Text { get; }",
                "[Embedding(9, 7)] partial Layer Vectors { get; }",
                .. Enum.GetValues<Activation>().SelectMany(activation => new[]
                {
                    $"[Conv1d(21, 3, From = nameof(Vectors)){Modifier(activation)}{dropout}] partial Layer Map{activation} {{ get; }}",
                    $"[MaxOverTime] partial Layer Largest{activation} {{ get; }}",
                }),
                Join(Enum.GetValues<Activation>().Select(activation => $"Largest{activation}")),
            ]);

    /// <summary>Each activation of a map that two layers read, so that neither it nor its maximum is fused.</summary>
    public static NetworkSource ActivationsOfStoredMaps { get; } = new(
        "ActivationsOfStoredMaps",
        [
            "[Words(MaxLength = 12)] partial Layer Text { get; }",
            "[Embedding(9, 7)] partial Layer Vectors { get; }",
            .. Enum.GetValues<Activation>().SelectMany(activation => new[]
            {
                $"[Conv1d(19, 2, From = nameof(Vectors), Padding = Padding.Same){Modifier(activation)}] partial Layer Map{activation} {{ get; }}",
                $"[MaxOverTime] partial Layer Largest{activation} {{ get; }}",
                $"[AverageOverTime(From = nameof(Map{activation}))] partial Layer Mean{activation} {{ get; }}",
            }),
            Join(Enum.GetValues<Activation>().SelectMany(activation => new[] { $"Largest{activation}", $"Mean{activation}" })),
        ]);

    /// <summary>Arguments of activations, monotone ones and others, wherever an activation may stand.</summary>
    public static NetworkSource ActivationArguments { get; } = new(
        "ActivationArguments",
        [
            "[Words(MaxLength = 12)] partial Layer Text { get; }",
            "[Embedding(9, 7)] partial Layer Vectors { get; }",
            .. ActivationsWithArguments.Index().SelectMany(activation => new[]
            {
                $"[Embedding(9, 5, From = nameof(Text)), {activation.Item}] partial Layer Vectors{activation.Index} {{ get; }}",
                $"[MaxOverTime, {activation.Item}] partial Layer LargestVector{activation.Index} {{ get; }}",
                $"[Conv1d(21, 3, From = nameof(Vectors)), {activation.Item}] partial Layer Map{activation.Index} {{ get; }}",
                $"[MaxOverTime] partial Layer Largest{activation.Index} {{ get; }}",
                $"[ConvBank([9, 6], [1, 3], From = nameof(Vectors)), {activation.Item}] partial Layer NGrams{activation.Index} {{ get; }}",
                $"[Linear(10), {activation.Item}] partial Layer Hidden{activation.Index} {{ get; }}",
            }),
            Join(ActivationsWithArguments.Index().SelectMany(activation =>
                new[] { $"LargestVector{activation.Index}", $"Largest{activation.Index}", $"NGrams{activation.Index}", $"Hidden{activation.Index}" })),
        ]);

    private static string[] ActivationsWithArguments =>
        ["LeakyRelu(0.3)", "LeakyRelu(0)", "LeakyRelu(slope: 1.5)", "LeakyRelu(-0.75)", "Elu(0.4)", "Elu(alpha: 2)", "Elu(-1.25)"];

    /// <summary>
    /// Stride, dilation, groups and bias, over rows that lie next to each other (16 channels of a convolution) and rows that do not (12), below a
    /// maximum and stored; other paddings are in <see cref="ConvolutionOptionNetworks"/>.
    /// </summary>
    private static IEnumerable<NetworkSource> Arguments =>
        from network in new[] { (Channels: 12, Padding: "Same"), (Channels: 16, Padding: "Valid") }
        let channels = network.Channels
        let padding = network.Padding
        select new NetworkSource(
            $"ArgumentsOver{channels}{padding}",
            [
                "[Words(MaxLength = 23)] partial Layer Text { get; }",
                "[Embedding(9, 7)] partial Layer Vectors { get; }",
                $"[Conv1d({channels}, 1), Tanh] partial Layer Rows {{ get; }}",
                .. ConvolutionArguments.Index().SelectMany(arguments => new[]
                {
                    $"[Conv1d({arguments.Item.Replace("CHANNELS", $"{channels}", StringComparison.Ordinal)}, From = nameof(Rows), Padding = Padding.{padding}), Relu] partial Layer Map{arguments.Index} {{ get; }}",
                    $"[AverageOverTime] partial Layer Mean{arguments.Index} {{ get; }}",
                    $"[Conv1d({arguments.Item.Replace("CHANNELS", $"{channels}", StringComparison.Ordinal)}, From = nameof(Rows), Padding = Padding.{padding})] partial Layer Other{arguments.Index} {{ get; }}",
                    $"[MaxOverTime, Tanh] partial Layer Largest{arguments.Index} {{ get; }}",
                }),
                Join(ConvolutionArguments.Index().SelectMany(arguments => new[] { $"Mean{arguments.Index}", $"Largest{arguments.Index}" })),
            ]);

    private static string[] ConvolutionArguments =>
    [
        "18, 3, Stride = 2",
        "7, 2, Stride = 3",
        "20, 3, Dilation = 2",
        "33, 2, Dilation = 4, Stride = 2",
        "19, 3, Bias = false",
        "8, 3, Groups = 2",
        "36, 2, Groups = 4, Dilation = 3, Bias = false",
        "44, 3, Groups = 2, Stride = 2",
        "CHANNELS, 3, Groups = CHANNELS",
        "CHANNELS, 2, Groups = CHANNELS, Stride = 2, Dilation = 2, Bias = false",
    ];

    /// <summary>Stacks, in which the shortest text and the ends of the texts add up.</summary>
    private static IEnumerable<NetworkSource> Deep =>
    [
        new NetworkSource(
            "EightSameConvolutions",
            [
                "[Characters(MaxLength = 40)] partial Layer Text { get; }",
                "[Embedding(30, 10)] partial Layer Symbols { get; }",
                .. Enumerable.Range(1, 8).Select(i => $"[Conv1d({10 + i}, 3, Padding = Padding.Same), Relu] partial Layer Map{i} {{ get; }}"),
                "[MaxOverTime] partial Layer Largest { get; }",
                "[Linear(4)] partial Layer Logits { get; }",
            ]),
        new NetworkSource(
            "EqualSameConvolutions",
            [
                "[Characters(MaxLength = 25)] partial Layer Text { get; }",
                "[Embedding(30, 16)] partial Layer Symbols { get; }",
                .. Enumerable.Range(1, 5).Select(i => $"[Conv1d(16, 3, Padding = Padding.Same), Tanh] partial Layer Map{i} {{ get; }}"),
                "[MaxOverTime] partial Layer Largest { get; }",
            ]),
        new NetworkSource(
            "NarrowingConvolutions",
            "[Words(MaxLength = 23)] partial Layer Text { get; }",
            "[Embedding(12, 9)] partial Layer Vectors { get; }",
            "[Conv1d(10, 5), Relu] partial Layer First { get; }",
            "[Conv1d(18, 4), Relu] partial Layer Second { get; }",
            "[Conv1d(7, 2), Relu] partial Layer Third { get; }",
            "[Conv1d(33, 1)] partial Layer Fourth { get; }",
            "[AverageOverTime] partial Layer Mean { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "ValidBetweenSame",
            "[Words(MaxLength = 15)] partial Layer Text { get; }",
            "[Embedding(12, 9)] partial Layer Vectors { get; }",
            "[Conv1d(10, 4, Padding = Padding.Same), Tanh] partial Layer First { get; }",
            "[Conv1d(18, 6)] partial Layer Second { get; }",
            "[Conv1d(7, 8, Padding = Padding.Same), Relu] partial Layer Third { get; }",
            "[MaxOverTime] partial Layer Largest { get; }"),
        new NetworkSource(
            "WidestPossible",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(12, 9)] partial Layer Vectors { get; }",
            "[Conv1d(20, 9)] partial Layer OneWindow { get; }",
            "[MaxOverTime] partial Layer Largest { get; }"),
        new NetworkSource(
            "WidestPossibleMean",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(12, 9)] partial Layer Vectors { get; }",
            "[Conv1d(20, 9), Sigmoid] partial Layer OneWindow { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
        new NetworkSource(
            "SameWiderThanText",
            "[Words(MaxLength = 4)] partial Layer Text { get; }",
            "[Embedding(12, 3)] partial Layer Vectors { get; }",
            "[Conv1d(20, 4, Padding = Padding.Same), Relu] partial Layer Map { get; }",
            "[Conv1d(6, 3, Padding = Padding.Same)] partial Layer Again { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
        new NetworkSource(
            "LongText",
            "[Characters(MaxLength = 300)] partial Layer Text { get; }",
            "[Embedding(40, 5)] partial Layer Symbols { get; }",
            "[Conv1d(24, 5, Padding = Padding.Same), Relu] partial Layer Map { get; }",
            "[Conv1d(36, 3), Relu] partial Layer Next { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            "[Linear(6)] partial Layer Logits { get; }")
        {
            Lengths = [0, 1, 2, 3, 31, 32, 33, 127, 128, 255, 298, 299, 300, 301, 350],
        },
        new NetworkSource(
            "OneTokenAtMost",
            "[Words(MaxLength = 1)] partial Layer Text { get; }",
            "[Embedding(5, 3)] partial Layer Vectors { get; }",
            "[Conv1d(4, 1), Relu] partial Layer Map { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
    ];

    /// <summary>The last layer of a network that tries many things at once: all their outputs, one by one.</summary>
    internal static string Join(IEnumerable<string> layers) =>
        $"[Concat({string.Join(", ", layers.Select(layer => $"nameof({layer})"))})] partial Layer All {{ get; }}";

    internal static string Modifier(Activation activation) => activation == Activation.None ? "" : $", {activation}";
}
