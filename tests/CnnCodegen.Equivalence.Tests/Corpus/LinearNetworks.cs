namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>Fully connected layers: small, large, stacked, with each activation, alone and behind each other layer.</summary>
public static class LinearNetworks
{
    private static readonly (int Inputs, int Outputs)[] Shapes =
    [
        (1, 2), (2, 2), (3, 5), (4, 4), (5, 3), (7, 9), (8, 8), (15, 17), (16, 16), (17, 15), (31, 33), (32, 32), (33, 31), (64, 48), (100, 2), (129, 100), (300, 257),
    ];

    public static IEnumerable<NetworkSource> All =>
    [
        .. Shapes.Select(shape => new NetworkSource(
            $"Linear{shape.Inputs}To{shape.Outputs}",
            "[Words(MaxLength = 3)] partial Layer Text { get; }",
            $"[Embedding(9, {shape.Inputs})] partial Layer Vectors {{ get; }}",
            "[AverageOverTime] partial Layer Mean { get; }",
            $"[Linear({shape.Outputs})] partial Layer Logits {{ get; }}")),
        .. Enum.GetValues<Activation>().Select(activation => new NetworkSource(
            $"Linear{activation}",
            "[Words(MaxLength = 5)] partial Layer Text { get; }",
            "[Embedding(9, 10)] partial Layer Vectors { get; }",
            "[MaxOverTime] partial Layer Largest { get; }",
            $"[Linear(21, MaxNorm = 2){ConvolutionNetworks.Modifier(activation)}, Dropout(0.5)] partial Layer Hidden {{ get; }}",
            $"[Linear(13){ConvolutionNetworks.Modifier(activation)}] partial Layer Logits {{ get; }}")),
        new NetworkSource(
            "FourLinearLayers",
            "[Words(MaxLength = 6)] partial Layer Text { get; }",
            "[Embedding(9, 12)] partial Layer Vectors { get; }",
            "[AverageOverTime, Tanh] partial Layer Mean { get; }",
            "[Linear(64), Relu] partial Layer Hidden1 { get; }",
            "[Linear(30), Tanh] partial Layer Hidden2 { get; }",
            "[Linear(30), Sigmoid] partial Layer Hidden3 { get; }",
            "[Linear(7)] partial Layer Logits { get; }"),
    ];
}
