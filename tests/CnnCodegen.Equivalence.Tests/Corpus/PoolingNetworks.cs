namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Pooling straight over an embedding or above other layers, and activations wherever they may stand.</summary>
public static class PoolingNetworks
{
    private static readonly int[] ChannelCounts = [2, 3, 4, 7, 8, 15, 16, 17, 33, 50];

    public static IEnumerable<NetworkSource> All =>
    [
        .. from pooling in new[] { "MaxOverTime", "AverageOverTime" }
           from channels in ChannelCounts
           select new NetworkSource(
               $"{pooling}Of{channels}Channels",
               "[Words(MaxLength = 19)] partial Layer Text { get; }",
               $"[Embedding(13, {channels})] partial Layer Vectors {{ get; }}",
               $"[{pooling}] partial Layer Pooled {{ get; }}"),
        .. from pooling in new[] { "MaxOverTime", "AverageOverTime" }
           from activation in Enum.GetValues<Activation>()
           select new NetworkSource(
               $"{activation}BelowAndAbove{pooling}",
               "[Words(MaxLength = 10)] partial Layer Text { get; }",
               $"[Embedding(13, 11){ConvolutionNetworks.Modifier(activation)}, Dropout(0.2)] partial Layer Vectors {{ get; }}",
               $"[{pooling}{ConvolutionNetworks.Modifier(activation)}, Dropout(0.1)] partial Layer Pooled {{ get; }}",
               "[Linear(6)] partial Layer Logits { get; }"),
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
}
