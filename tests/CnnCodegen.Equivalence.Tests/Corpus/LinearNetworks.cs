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
        new NetworkSource(
            "LinearShapes",
            [
                "[Words(MaxLength = 3)] partial Layer Text { get; }",
                .. Shapes.SelectMany(shape => new[]
                {
                    $"[Embedding(9, {shape.Inputs}, From = nameof(Text))] partial Layer Vectors{shape.Inputs} {{ get; }}",
                    $"[AverageOverTime] partial Layer Mean{shape.Inputs} {{ get; }}",
                    $"[Linear({shape.Outputs})] partial Layer Outputs{shape.Inputs} {{ get; }}",
                }),
                ConvolutionNetworks.Join(Shapes.Select(shape => $"Outputs{shape.Inputs}")),
            ]),
        new NetworkSource(
            "LinearActivations",
            [
                "[Words(MaxLength = 5)] partial Layer Text { get; }",
                "[Embedding(9, 10)] partial Layer Vectors { get; }",
                "[MaxOverTime] partial Layer Largest { get; }",
                .. Enum.GetValues<Activation>().Select(activation =>
                    $"[Linear(21, MaxNorm = 2, From = nameof(Largest)){ConvolutionNetworks.Modifier(activation)}, Dropout(0.5)] partial Layer Hidden{activation} {{ get; }}"),
                ConvolutionNetworks.Join(Enum.GetValues<Activation>().Select(activation => $"Hidden{activation}")),
            ]),
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
