using CnnCodegen.Equivalence.Tests.Corpus;
using CnnCodegen.Equivalence.Tests.Engines;
using CnnCodegen.Testing;

namespace CnnCodegen.Equivalence.Tests;

/// <summary>Large matrices in brain floats: the rounding is the only difference.</summary>
public sealed class WeightFormatTests
{
    private const string Task = "TextClassifier(Weights = WeightFormat.BFloat16)";

    /// <summary>A weight is off by up to 2⁻⁸ of itself, and there are up to three narrow layers one after another.</summary>
    private const double Bound = 3.0 / 256;

    private static readonly NetworkSource[] Networks =
    [
        new NetworkSource(
            "NarrowLinear",
            "[Words(MaxLength = 3)] partial Layer Text { get; }",
            "[Embedding(9, 300)] partial Layer Vectors { get; }",
            "[AverageOverTime] partial Layer Mean { get; }",
            "[Linear(257), Tanh] partial Layer Hidden1 { get; }",
            "[Linear(256), Relu] partial Layer Hidden2 { get; }",
            "[Linear(259, Bias = false)] partial Layer Hidden3 { get; }",
            "[Linear(3)] partial Layer Logits { get; }") { Task = Task },
        new NetworkSource(
            "NarrowFlattened",
            "[Words(MaxLength = 9)] partial Layer Text { get; }",
            "[Embedding(9, 20)] partial Layer Vectors { get; }",
            "[Conv1d(50, 3, Padding = Padding.Same)] partial Layer Map { get; }",
            "[KMaxPool(8)] partial Layer Top { get; }",
            "[Linear(170), Relu] partial Layer Hidden { get; }",
            "[Linear(2)] partial Layer Logits { get; }") { Task = Task },
        // Up to three positions: each step reads a state that was computed with rounded weights.
        .. ((string[])["Lstm(129)", "Gru(149)", "Rnn(257)", "Rnn(256, Nonlinearity = Activation.Relu)", "Lstm(136, Bidirectional = true, FinalState = true)"]).Select((layer, i) => new NetworkSource(
            FormattableString.Invariant($"NarrowRecurrent{i}"),
            "[Words(MaxLength = 3)] partial Layer Text { get; }",
            "[Embedding(9, 20)] partial Layer Vectors { get; }",
            $"[{layer}] partial Layer States {{ get; }}",
            layer.Contains("FinalState", StringComparison.Ordinal) ? "[Identity] partial Layer Last { get; }" : "[LastStep] partial Layer Last { get; }",
            "[Linear(3)] partial Layer Logits { get; }") { Task = Task }),
    ];

    private static readonly Lazy<CompiledProject> Compiled = new(() => CompiledCorpus.Compile(Networks));

    public static TheoryData<string> Names => new(Networks.Select(static network => network.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_that_need_no_rounding_give_the_reference_s_results(string name)
    {
        NetworkClass network = Network(name);
        var model = new TestModel(network.Description, seed: 1, round: Round);

        Assert.Null(Agreement.Complaint("Generated code", model, GeneratedEngine.Outputs(network, model)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Other_weights_give_results_near_the_reference_s(string name)
    {
        NetworkClass network = Network(name);
        var model = new TestModel(network.Description, seed: 1);
        IReadOnlyList<float[]> outputs = GeneratedEngine.Outputs(network, model);

        Assert.Null(Agreement.Complaint("Generated code", model, outputs, Bound));
        Assert.NotNull(Agreement.Complaint("Generated code", model, outputs));
    }

    private static NetworkClass Network(string name) => Compiled.Value.Networks[Networks.Single(network => network.Name == name).FullName];

    /// <summary>The nearest number of 8 bits' precision, by arithmetic on the number itself rather than on its bits.</summary>
    private static float Round(float value)
    {
        if (value == 0)
            return 0;
        double unit = Math.Pow(2, Math.Floor(Math.Log2(Math.Abs(value))) - 7);
        return (float)(Math.Round(value / unit, MidpointRounding.ToEven) * unit);
    }
}
