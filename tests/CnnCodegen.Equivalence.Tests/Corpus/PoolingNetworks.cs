namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Pooling straight over an embedding or above other layers, and activations wherever they may stand.</summary>
public static class PoolingNetworks
{
    private static readonly int[] ChannelCounts = [2, 3, 4, 7, 8, 15, 16, 17, 33, 50];

    public static IEnumerable<NetworkSource> All =>
    [
        new NetworkSource(
            "PoolingsOfEmbeddings",
            [
                "[Words(MaxLength = 19)] partial Layer Text { get; }",
                .. ChannelCounts.SelectMany(channels => new[]
                {
                    $"[Embedding(13, {channels}, From = nameof(Text))] partial Layer Vectors{channels} {{ get; }}",
                    $"[MaxOverTime] partial Layer Largest{channels} {{ get; }}",
                    $"[AverageOverTime(From = nameof(Vectors{channels}))] partial Layer Mean{channels} {{ get; }}",
                }),
                ConvolutionNetworks.Join(ChannelCounts.SelectMany(channels => new[] { $"Largest{channels}", $"Mean{channels}" })),
            ]),
        .. Activations,
        new NetworkSource(
            "BothPoolingsOfOneEmbedding",
            "[Characters(MaxLength = 16)] partial Layer Text { get; }",
            "[Embedding(13, 18)] partial Layer Vectors { get; }",
            "[MaxOverTime, Tanh] partial Layer Largest { get; }",
            "[AverageOverTime(From = nameof(Vectors)), Relu] partial Layer Mean { get; }",
            "[Concat(nameof(Largest), nameof(Mean)), Sigmoid] partial Layer Both { get; }",
            "[Linear(2)] partial Layer Logits { get; }"),
        new NetworkSource(
            "OnePositionAtMost",
            "[Words(MaxLength = 1)] partial Layer Text { get; }",
            "[Embedding(13, 5)] partial Layer Vectors { get; }",
            "[AverageOverTime] partial Layer Mean { get; }"),
    ];

    /// <summary>Each activation below and above each pooling.</summary>
    public static IEnumerable<NetworkSource> Activations =>
        from pooling in new[] { "MaxOverTime", "AverageOverTime" }
        select new NetworkSource(
            $"ActivationsBelowAndAbove{pooling}",
            [
                "[Words(MaxLength = 10)] partial Layer Text { get; }",
                .. Enum.GetValues<Activation>().SelectMany(activation => new[]
                {
                    $"[Embedding(13, 11, From = nameof(Text)){ConvolutionNetworks.Modifier(activation)}, Dropout(0.2)] partial Layer Vectors{activation} {{ get; }}",
                    $"[{pooling}{ConvolutionNetworks.Modifier(activation)}, Dropout(0.1)] partial Layer Pooled{activation} {{ get; }}",
                }),
                ConvolutionNetworks.Join(Enum.GetValues<Activation>().Select(activation => $"Pooled{activation}")),
            ]);
}
