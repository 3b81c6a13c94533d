using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using CnnCodegen.Reference;
using CnnCodegen.Training.Tests.Modules;
using TorchSharp;

namespace CnnCodegen.Training.Tests;

public sealed class TorchNetworkTests
{
    public static TheoryData<string> All { get; } = new("kim", "kim same", "deep relu", "deep sigmoid", "deep leaky relu", "deep elu", "deep gelu", "deep silu", "deep hard tanh", "deep odd width");

    [Theory, MemberData(nameof(All))]
    public void State_dict_has_the_names_shapes_and_order_of_the_description(string name)
    {
        NetworkDescription description = Describe(name);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);

        Assert.Equal(
            description.Weights.Select(slot => slot.ToString()),
            network.Module.state_dict().Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Value.shape)}]"));
    }

    [Theory, MemberData(nameof(All))]
    public void Logits_are_those_of_the_reference(string name)
    {
        NetworkDescription description = Describe(name);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 3);
        int[][] texts = Networks.Texts(description);

        float[][] logits = network.Forward(texts);

        ModelFile file = network.ToModelFile();
        var reference = new ReferenceNetwork(description, description.Weights.ToDictionary(slot => slot.Name, slot => file.Tensor(slot.Name, slot.Shape).ToArray()));
        for (int text = 0; text < texts.Length; text++)
            AssertNear(reference.Logits(texts[text]), logits[text]);
    }

    [Theory, MemberData(nameof(All))]
    public void A_text_alone_has_the_logits_that_it_has_among_longer_ones(string name)
    {
        NetworkDescription description = Describe(name);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 4);
        int[][] texts = Networks.Texts(description);

        float[][] together = network.Forward(texts);

        for (int text = 0; text < texts.Length; text++)
            AssertNear(Array.ConvertAll(network.Forward([texts[text]])[0], x => (double)x), together[text]);
    }

    [Fact]
    public void The_seed_decides_about_the_weights()
    {
        using TorchNetwork first = TorchNetwork.Create(Networks.Kim(), seed: 5);
        using TorchNetwork again = TorchNetwork.Create(Networks.Kim(), seed: 5);
        using TorchNetwork other = TorchNetwork.Create(Networks.Kim(), seed: 6);

        Assert.Equal(Weights(first), Weights(again));
        Assert.NotEqual(Weights(first), Weights(other));
    }

    [Fact]
    public void First_weights_have_the_bounds_of_PyTorch_and_of_Kim()
    {
        NetworkDescription description = Networks.Kim(rows: 2000);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);
        ModelFile file = network.ToModelFile();

        float[] vectors = file.Tensor("Vectors.weight", [2000, 8]).ToArray();
        Assert.All(vectors[..8], x => Assert.Equal(0, x));
        Assert.InRange(vectors.Max(), 0.249f, 0.25f);
        Assert.InRange(vectors.Min(), -0.25f, -0.249f);
        Assert.InRange(vectors.Average(), -0.005f, 0.005f);

        // PyTorch's Conv1d(8, 4, 3) and Linear(12, 2): ± 1 / √(8 · 3) and ± 1 / √12, for weights and biases.
        AssertUniform(file.Tensor("NGrams.1.weight", [4, 8, 3]).ToArray(), 0.20412415f);
        AssertUniform(file.Tensor("Logits.weight", [2, 12]).ToArray(), 0.28867513f);
        Assert.All(file.Tensor("NGrams.1.bias", [4]).ToArray(), x => Assert.InRange(Math.Abs(x), 1e-7f, 0.20412415f));
    }

    [Fact]
    public void Weights_come_back_from_a_model_file()
    {
        NetworkDescription description = Networks.Kim();
        using TorchNetwork network = TorchNetwork.Create(description, seed: 9);
        using TorchNetwork loaded = TorchNetwork.Load(description, network.ToModelFile());

        Assert.Equal(Weights(network), Weights(loaded));
        Assert.Equal(network.Forward([[3, 4, 5, 6, 7]])[0], loaded.Forward([[3, 4, 5, 6, 7]])[0]);
    }

    [Fact]
    public void A_model_file_of_another_network_is_refused()
    {
        using TorchNetwork network = TorchNetwork.Create(Networks.Kim(rows: 30), seed: 9);

        var exception = Assert.Throws<ModelFileException>(() => TorchNetwork.Load(Networks.Kim(rows: 31), network.ToModelFile()));

        Assert.Equal("Vectors.weight", exception.Field);
    }

    [Theory, InlineData(-1), InlineData(30)]
    public void An_id_outside_the_embedding_is_refused(int id)
    {
        using TorchNetwork network = TorchNetwork.Create(Networks.Kim(rows: 30), seed: 9);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward([[1, 2], [3, id]]));

        Assert.Contains($"Token id {id} of text 1 is not in 0 … 29", exception.Message);
    }

    [Fact]
    public void An_id_beyond_the_longest_input_is_not_read()
    {
        using TorchNetwork network = TorchNetwork.Create(Networks.Kim(), seed: 9);
        int[] read = [.. Enumerable.Range(1, 12)];

        Assert.Equal(network.Forward([read])[0], network.Forward([[.. read, 999]])[0]);
    }

    [Fact]
    public void A_text_with_the_wrong_number_of_id_sequences_is_refused()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("spelled tokens"), seed: 9);

        // Three words, of which one is not spelled; then one word, which is filled up to two.
        Assert.Contains("Text 0 has 3 id sequences instead of 4", Assert.Throws<ArgumentException>(() => network.Output([[[2, 3, 4], [5], [6]]])).Message);
        Assert.Contains("Text 0 has 2 id sequences instead of 3", Assert.Throws<ArgumentException>(() => network.Output([[[2], [5]]])).Message);
        Assert.Equal([2], network.Output([[[2], [5], []]]).Select(rows => rows.Length));
    }

    [Fact]
    public void An_id_outside_the_embedding_of_spellings_is_refused()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("spelled tokens"), seed: 9);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.Output([[[2, 3], [5], [1, 10]]]));

        Assert.Contains("Token id 10 of text 0 is not in 0 … 9", exception.Message);
    }

    [Fact]
    public void A_sequence_is_no_vector()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("folding"), seed: 9);

        Assert.Contains("Output", Assert.Throws<InvalidOperationException>(() => network.Forward([[2, 3]])).Message);
    }

    [Fact]
    public void No_texts_have_no_logits()
    {
        using TorchNetwork network = TorchNetwork.Create(Networks.Kim(), seed: 9);

        Assert.Empty(network.Forward([]));
    }

    [Fact]
    public void An_unknown_layer_is_named()
    {
        NetworkDescription kim = Networks.Kim();
        Type kind = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Later"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Later").DefineType("OddAttribute", TypeAttributes.Public, typeof(LayerAttribute)).CreateType();
        LayerDescription unknown = kim.Output with { Name = "Odd", Attribute = (LayerAttribute)RuntimeHelpers.GetUninitializedObject(kind) };
        var description = new NetworkDescription("Odd", "odd", 4, [.. kim.Layers.SkipLast(1), unknown]);

        var exception = Assert.Throws<NotSupportedException>(() => TorchNetwork.Create(description, seed: 1));

        Assert.Contains("Layer 'Odd' is a OddAttribute", exception.Message);
    }

    [Fact]
    public void Weights_outlive_a_dispose_scope_of_the_caller()
    {
        TorchNetwork network;
        using (torch.NewDisposeScope())
            network = TorchNetwork.Create(Networks.Kim(), seed: 9);

        using (network)
            Assert.Equal(2, network.Forward([[3, 4, 5]])[0].Length);
    }

    [Fact]
    public void Forward_leaves_no_tensor_behind()
    {
        using TorchNetwork network = TorchNetwork.Create(Networks.Deep(new SigmoidAttribute()), seed: 9);
        int[][] texts = Networks.Texts(network.Description);
        network.Forward(texts);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        network.Forward(texts);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    internal static float[][] Weights(TorchNetwork network)
    {
        ModelFile file = network.ToModelFile();
        return [.. network.Description.Weights.Select(slot => file.Tensor(slot.Name, slot.Shape).ToArray())];
    }

    private static NetworkDescription Describe(string name) => name switch
    {
        "kim" => Networks.Kim(),
        "kim same" => Networks.Kim(padding: Padding.Same),
        "deep relu" => Networks.Deep(new ReluAttribute()),
        "deep sigmoid" => Networks.Deep(new SigmoidAttribute()),
        "deep leaky relu" => Networks.Deep(new LeakyReluAttribute(-0.4)),
        "deep elu" => Networks.Deep(new EluAttribute(1.7)),
        "deep gelu" => Networks.Deep(new GeluAttribute()),
        "deep silu" => Networks.Deep(new SiluAttribute()),
        "deep hard tanh" => Networks.Deep(new HardTanhAttribute()),
        "deep odd width" => Networks.Deep(new SigmoidAttribute(), width: 5),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such network."),
    };

    private static void AssertUniform(float[] values, float bound)
    {
        Assert.All(values, x => Assert.InRange(x, -bound, bound));
        Assert.InRange(values.Max(), 0.7f * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.7f * bound);
    }

    private static void AssertNear(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int output = 0; output < expected.Length; output++)
            Assert.Equal(expected[output], actual[output], 1e-6 * Math.Max(1, Math.Abs(expected[output])));
    }
}
