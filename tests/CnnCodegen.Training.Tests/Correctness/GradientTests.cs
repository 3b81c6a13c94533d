using CnnCodegen.Training.Modules;
using CnnCodegen.Training.Tests.Modules;
using TorchSharp;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Correctness;

/// <summary>The gradients of whole networks against finite differences, in double precision and training mode, dropout included.</summary>
public sealed class GradientTests
{
    // The difference's own error is some 1e-16 / Step of the result, and Step² of its third derivative.
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;
    private const int ElementsOfEachWeight = 12;

    public static TheoryData<string> Layers => LayerCases.Names;

    [Theory, MemberData(nameof(Layers))]
    public void Of_each_layer(string name) => Check(LayerCases.Describe(name));

    [Fact]
    public void Of_Kims_network() => Check(Networks.Kim());

    [Fact]
    public void Of_Kims_network_with_two_channels() => Check(
        OfVectors().Add("Tuned", new EmbeddingAttribute(20, Dimensions), Sequence(Dimensions), ["Text"], [], ("weight", [20, Dimensions]))
            .Add("Both", new AddAttribute("Vectors", "Tuned"), Sequence(Dimensions), ["Vectors", "Tuned"], [])
            .Then("NGrams", new ConvBankAttribute([5, 4, 3], [2, 3, 4]), Vector(12), [new ReluAttribute(), new DropoutAttribute(0.5)],
                ("0.weight", [5, 6, 2]), ("0.bias", [5]), ("1.weight", [4, 6, 3]), ("1.bias", [4]), ("2.weight", [3, 6, 4]), ("2.bias", [3]))
            .Then("Logits", new LinearAttribute(3) { MaxNorm = 1.5 }, Vector(3), ("weight", [3, 12]), ("bias", [3])).Build(minLength: 4));

    [Fact]
    public void Of_a_network_with_batch_normalisation_and_word_dropout() => Check(WithWordDropout.Description);

    private static void Check(NetworkDescription description)
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new NetworkModule(description, seed: 3, CPU, ScalarType.Float64);
        network.train();
        int[][][] examples = NetworkBuilder.Examples(description);
        (byte[] generator, long passes) = network.Chance.GetState();
        Tensor? factors = null;

        Result().backward();

        using IDisposable frozen = no_grad();
        var random = new Random(5);
        double largest = 0;
        HashSet<string> tables = [.. Tables(description)];
        foreach ((string name, TorchSharp.Modules.Parameter weight) in network.named_parameters().Where(static named => named.parameter.requires_grad))
        {
            Tensor flat = weight.view(-1);
            double[] gradient = weight.grad is { } given ? given.reshape(-1).data<double>().ToArray() : new double[flat.shape[0]];

            // Of a table of vectors row 0, for which there is no gradient, stays out.
            int first = tables.Contains(name) ? (int)weight.shape[1] : 0;
            int[] elements = [.. Enumerable.Range(first, gradient.Length - first)];
            random.Shuffle(elements);
            foreach (int element in elements.Take(ElementsOfEachWeight))
            {
                double value = flat[element].item<double>();
                flat[element] = value + Step;
                double above = Result().item<double>();
                flat[element] = value - Step;
                double below = Result().item<double>();
                flat[element] = value;
                double expected = (above - below) / (2 * Step);
                largest = Math.Max(largest, Math.Abs(expected));
                Assert.True(Math.Abs(expected - gradient[element]) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{name}[{element}]: {gradient[element]} instead of {expected}");
            }
        }

        // With all gradients zero there would be nothing to see. Layers without weights have the vectors' before them.
        Assert.True(largest > 1e-3, "There is no gradient.");

        // Some number that all outputs take part in, each by another factor.
        Tensor Result()
        {
            network.Chance.SetState(generator, passes);
            Signal output = network.Forward(examples);
            Tensor values = output.Lengths is null ? output.Values : output.Zeroed;
            factors ??= arange(1, values.numel() + 1, ScalarType.Float64).mul(1.7).sin().view(values.shape);
            return (values * factors).sum();
        }
    }

    /// <summary>The names of the tables of vectors, those inside layers too.</summary>
    private static IEnumerable<string> Tables(NetworkDescription description) => description.Layers
        .Where(static layer => layer.Attribute is EmbeddingAttribute or BagOfVectorsAttribute).Select(static layer => $"{layer.Name}.weight")
        .Concat(description.Layers.Where(static layer => layer.Block is not null).SelectMany(static layer => Tables(layer.Block!)));
}
