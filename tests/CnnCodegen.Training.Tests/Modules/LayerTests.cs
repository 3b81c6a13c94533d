using CnnCodegen.Reference;
using CnnCodegen.Training.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>What holds for every layer.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Names => LayerCases.Names;

    /// <summary>Those whose result depends on all of their parameters: the scores of neighbouring tags are read beside it, by the loss of a tagger.</summary>
    public static TheoryData<string> Reached => [.. LayerCases.Names.Select(row => row.Data).Where(name => name != "transitions")];

    [Theory, MemberData(nameof(Names))]
    public void State_dict_has_the_names_and_shapes_of_the_description(string name)
    {
        NetworkDescription description = LayerCases.Describe(name);
        using TorchNetwork network = TorchNetwork.Create(description, seed: 1);

        Assert.Equal(
            description.Weights.Select(slot => slot.ToString()).Order(StringComparer.Ordinal),
            network.Module.state_dict().Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Value.shape)}]").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Results_are_those_of_the_reference(string name)
    {
        using TorchNetwork network = Random(name);
        int[][][] examples = NetworkBuilder.Examples(network.Description);
        ModelFile file = network.ToModelFile();
        var reference = new ReferenceNetwork(
            network.Description, network.Description.Weights.ToDictionary(slot => slot.Name, slot => file.Tensor(slot.Name, slot.Shape).ToArray()));

        float[][][] results = network.Output(examples);

        for (int example = 0; example < examples.Length; example++)
            AssertNear(reference.Output(examples[example]), results[example]);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_text_alone_has_the_result_that_it_has_among_longer_ones(string name)
    {
        using TorchNetwork network = Random(name);
        int[][][] examples = NetworkBuilder.Examples(network.Description);

        float[][][] together = network.Output(examples);

        for (int example = 0; example < examples.Length; example++)
        {
            float[][] alone = network.Output([examples[example]])[0];
            Assert.Equal(alone.Length, together[example].Length);
            Assert.All(alone.SelectMany(row => row).Zip(together[example].SelectMany(row => row)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Theory, MemberData(nameof(Reached))]
    public void Gradients_of_a_batch_are_the_sum_of_the_gradients_of_its_texts(string name)
    {
        using TorchNetwork network = Random(name);
        int[][][] examples = NetworkBuilder.Examples(network.Description);

        Dictionary<string, float[]> together = Gradients(network, [examples]);
        Dictionary<string, float[]> each = Gradients(network, [.. examples.Select(example => new[] { example })]);

        foreach ((string parameter, float[] gradient) in together)
        {
            double scale = each[parameter].Max(Math.Abs);
            Assert.All(gradient.Zip(each[parameter]), pair => Assert.Equal(pair.Second, pair.First, 1e-5 * Math.Max(1, scale)));
        }
    }

    [Theory, MemberData(nameof(Reached))]
    public void Training_reaches_every_parameter(string name)
    {
        using TorchNetwork network = Random(name);
        network.Module.train();

        Dictionary<string, float[]> gradients = Gradients(network, [NetworkBuilder.Examples(network.Description)]);

        Assert.All(gradients, gradient => Assert.All(gradient.Value, x => Assert.True(float.IsFinite(x), gradient.Key)));
        Assert.All(gradients, gradient => Assert.True(gradient.Value.Any(x => x != 0), gradient.Key));
        Assert.Equal(
            network.Description.Weights.Select(slot => slot.Name).Where(slot => !slot.Contains("running_", StringComparison.Ordinal) && !slot.EndsWith("spellings", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            gradients.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Weights_come_back_from_a_model_file(string name)
    {
        using TorchNetwork network = Random(name);
        using TorchNetwork loaded = TorchNetwork.Load(network.Description, network.ToModelFile());
        int[][][] examples = NetworkBuilder.Examples(network.Description);

        Assert.Equal(network.Output(examples), loaded.Output(examples));
    }

    /// <summary>A network all of whose tensors are random, those that start as constants too.</summary>
    private static TorchNetwork Random(string name)
    {
        TorchNetwork network = TorchNetwork.Create(LayerCases.Describe(name), seed: 3);
        using var generator = new Generator(5);
        using IDisposable frozen = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string tensor, Tensor values) in network.Weights())
        {
            if (tensor.Contains("norm.", StringComparison.Ordinal))
                values.uniform_(0.5, 1.5, generator);

            // Ids from 0 to 9, with zeros within and at the end.
            if (tensor.EndsWith(".spellings", StringComparison.Ordinal))
                values.copy_(randint(0, 10, values.shape, dtype: float32, generator: generator) * (randint(0, 2, values.shape, dtype: float32, generator: generator)));
        }

        return network;
    }

    /// <summary>The gradients of a weighted sum of all results.</summary>
    private static Dictionary<string, float[]> Gradients(TorchNetwork network, int[][][][] batches)
    {
        using DisposeScope scope = NewDisposeScope();
        network.Module.zero_grad();
        foreach (int[][][] batch in batches)
        {
            Signal result = network.Network.Forward(batch);
            Tensor own = result.Lengths?.Fill(result.Values, 0) ?? result.Values;

            // Weights that differ by channel and position, so that no symmetry hides a fault.
            Tensor weights = (arange(own.shape[1]) * 0.37).sin();
            if (result.Lengths is not null)
                weights = weights.unsqueeze(1) + (arange(own.shape[2]) * 0.11).cos();

            (own * weights).sum().backward();
        }

        return network.Module.named_parameters().ToDictionary(
            parameter => parameter.name, parameter => parameter.parameter.grad?.contiguous().data<float>().ToArray() ?? [], StringComparer.Ordinal);
    }

    private static void AssertNear(ReferenceValue expected, float[][] actual)
    {
        Assert.Equal(expected is ReferenceValue.Sequence sequence ? sequence.Length : 1, actual.Length);
        double[] numbers = [.. expected.Numbers];
        float[] found = [.. actual.SelectMany(row => row)];
        Assert.Equal(numbers.Length, found.Length);
        for (int index = 0; index < numbers.Length; index++)
            Assert.Equal(numbers[index], found[index], 2e-6 * Math.Max(1, Math.Abs(numbers[index])));
    }
}
