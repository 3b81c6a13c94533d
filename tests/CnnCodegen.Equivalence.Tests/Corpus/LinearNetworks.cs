namespace CnnCodegen.Equivalence.Tests.Corpus;

/// <summary>
/// Fully connected layers: small, large, stacked, with each activation, over vectors, flattened sequences and each position; highways and softmax
/// beside them.
/// </summary>
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
        // Large enough to be a head that the texts of a batch share.
        new NetworkSource(
            "LargeHead",
            "[Words(MaxLength = 5)] partial Layer Text { get; }",
            "[Embedding(9, 129)] partial Layer Vectors { get; }",
            "[KMaxPool(4)] partial Layer Top { get; }",
            "[Linear(513), Relu] partial Layer Hidden1 { get; }",
            "[Linear(70, Bias = false), BatchNorm, Tanh] partial Layer Hidden2 { get; }",
            "[Linear(3)] partial Layer Logits { get; }"),
        new NetworkSource(
            "FourLinearLayers",
            "[Words(MaxLength = 6)] partial Layer Text { get; }",
            "[Embedding(9, 12)] partial Layer Vectors { get; }",
            "[AverageOverTime, Tanh] partial Layer Mean { get; }",
            "[Linear(64), Relu] partial Layer Hidden1 { get; }",
            "[Linear(30), Tanh] partial Layer Hidden2 { get; }",
            "[Linear(30), Sigmoid] partial Layer Hidden3 { get; }",
            "[Linear(7)] partial Layer Logits { get; }"),
        Vectors,
        EachPosition,
        Flattened,
    ];

    /// <summary>The same layers over vectors.</summary>
    private static NetworkSource Vectors => new(
        "LayersOfVectors",
        [
            "[Words(MaxLength = 5)] partial Layer Text { get; }",
            "[Embedding(9, 19)] partial Layer Vectors { get; }",
            "[AverageOverTime] partial Layer Mean { get; }",
            "[Linear(7, Bias = false)] partial Layer WithoutBias { get; }",
            "[Linear(9, Bias = false), Gelu] partial Layer WithoutBiasAgain { get; }",
            "[Linear(5, InitialBias = -1, From = nameof(Mean))] partial Layer Biased { get; }",
            .. Candidates.Select(candidate => $"[Highway(Candidate = Activation.{candidate}, From = nameof(Mean))] partial Layer Highway{candidate} {{ get; }}"),
            "[Highway(CarryBias = 1), Tanh, Dropout(0.2)] partial Layer HighwayAgain { get; }",
            "[Softmax(From = nameof(Mean))] partial Layer Shares { get; }",
            "[LogSoftmax(From = nameof(WithoutBias)), Elu] partial Layer Logarithms { get; }",
            "[Identity(From = nameof(Mean)), Tanh] partial Layer Activated { get; }",
            "[Sigmoid, Dropout(0.3)] partial Layer ModifiersAlone { get; }",
            ConvolutionNetworks.Join(
                [.. Candidates.Select(candidate => $"Highway{candidate}"), "WithoutBiasAgain", "Biased", "HighwayAgain", "Shares", "Logarithms", "Activated", "ModifiersAlone"]),
        ]);

    /// <summary>The same layers at each position of a sequence.</summary>
    private static NetworkSource EachPosition => new(
        "LayersOfEachPosition",
        [
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(9, 13)] partial Layer Vectors { get; }",
            "[Linear(17)] partial Layer Connected { get; }",
            "[Linear(6, Bias = false), Relu] partial Layer WithoutBias { get; }",
            .. Candidates.Select(candidate => $"[Highway(Candidate = Activation.{candidate}, From = nameof(Vectors))] partial Layer Highway{candidate} {{ get; }}"),
            "[Highway(From = nameof(Connected)), Silu] partial Layer HighwayOfConnected { get; }",
            "[Softmax(From = nameof(Connected))] partial Layer Shares { get; }",
            "[LogSoftmax(From = nameof(WithoutBias)), HardTanh] partial Layer Logarithms { get; }",
            "[Identity(From = nameof(Vectors)), Dropout(0.5)] partial Layer Unchanged { get; }",
            "[LeakyRelu(0.3)] partial Layer ModifierAlone { get; }",
            ConvolutionNetworks.Join([.. Candidates.Select(candidate => $"Highway{candidate}"), "HighwayOfConnected", "Shares", "Logarithms", "Unchanged", "ModifierAlone"]),
        ])
    {
        Task = "SequenceTagger",
    };

    /// <summary>Sequences of constant length in one vector: by a layer of their own, by the linear layer, and by one behind the other.</summary>
    private static NetworkSource Flattened => new(
        "FlattenedSequences",
        "[Words(MaxLength = 7, FixedLength = true)] partial Layer Text { get; }",
        "[Embedding(9, 5)] partial Layer Vectors { get; }",
        "[Flatten] partial Layer Flat { get; }",
        "[Linear(9), Tanh] partial Layer OfFlat { get; }",
        "[Flatten(From = nameof(Vectors)), Relu] partial Layer FlatForOne { get; }",
        "[Linear(10)] partial Layer OfFlatForOne { get; }",
        "[Flatten(From = nameof(Vectors))] partial Layer FlatAlone { get; }",
        "[Linear(4, Bias = false), Relu] partial Layer OfFlatAlone { get; }",
        "[Linear(11, From = nameof(Vectors))] partial Layer OfSequence { get; }",
        "[Conv1d(17, 3, From = nameof(Vectors)), Relu] partial Layer Map { get; }",
        "[Linear(6, Bias = false, MaxNorm = 1), Sigmoid] partial Layer OfMap { get; }",
        "[KMaxPool(3, From = nameof(Map))] partial Layer Largest { get; }",
        "[Linear(8)] partial Layer OfLargest { get; }",
        "[Concat(nameof(Flat), nameof(OfFlat), nameof(OfFlatForOne), nameof(OfFlatAlone), nameof(OfSequence), nameof(OfMap), nameof(OfLargest))] partial Layer All { get; }");

    /// <summary>The activations that a highway's candidate may have: those without arguments.</summary>
    private static IEnumerable<Activation> Candidates => Enum.GetValues<Activation>().Where(activation => activation is not (Activation.LeakyRelu or Activation.Elu));
}
