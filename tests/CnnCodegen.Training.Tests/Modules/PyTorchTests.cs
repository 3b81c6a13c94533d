using TorchSharp;
using TorchSharp.Modules;
using static CnnCodegen.Training.Tests.Modules.NetworkBuilder;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests.Modules;

/// <summary>Layers against TorchSharp's own modules in training mode, on texts that need no mask: the same names, shapes and numbers.</summary>
public sealed class PyTorchTests
{
    private const int Texts = 5;

    [Theory]
    [InlineData("convolution with stride", 3, 2, 1, 1, 1, true)]
    [InlineData("convolution with dilation, wide", 3, 1, 4, 2, 1, true)]
    [InlineData("convolution with dilation and stride, valid", 2, 2, 0, 3, 1, true)]
    public void Conv1d_with_numbers(string name, int width, int stride, int padding, int dilation, int groups, bool bias)
    {
        NetworkDescription description = LayerCases.Describe(name);
        var module = nn.Conv1d(Dimensions, description.Output.Output.Channels, width, stride, padding, dilation, groups: groups, bias: bias);
        Compare(description, module, module.call);
    }

    [Theory]
    [InlineData("convolution by groups", 3, true)]
    [InlineData("convolution without bias", 1, false)]
    public void Conv1d_that_keeps_the_length(string name, int groups, bool bias)
    {
        // Width 2: PyTorch's 'same' has its odd zero on the right.
        NetworkDescription description = LayerCases.Describe(name);
        var module = nn.Conv1d(Dimensions, description.Output.Output.Channels, 2, TorchSharp.Padding.Same, groups: groups, bias: bias);
        Compare(description, module, module.call);
    }

    [Fact]
    public void Conv1d_that_looks_back()
    {
        var module = nn.Conv1d(Dimensions, 4, 3, stride: 3, dilation: 2);
        Compare(LayerCases.Describe("convolution with dilation and stride, causal"), module, x => module.call(nn.functional.pad(x, [4, 0])));
    }

    [Theory]
    [InlineData("LSTM", 1, false)]
    [InlineData("LSTM of two layers, both directions", 2, true)]
    public void Lstm(string name, int layers, bool both)
    {
        var module = nn.LSTM(Dimensions, 4, layers, batchFirst: true, bidirectional: both);
        Compare(LayerCases.Describe(name), module, x => module.call(x.transpose(1, 2)).Item1.transpose(1, 2), training: false);
    }

    [Fact]
    public void Final_state_of_an_lstm()
    {
        var module = nn.LSTM(Dimensions, 4, 2, batchFirst: true, bidirectional: true);
        Compare(LayerCases.Describe("LSTM's final state, both directions"), module, x =>
        {
            Tensor final = module.call(x.transpose(1, 2)).Item2;
            return cat([final[2], final[3]], 1);
        });
    }

    [Fact]
    public void Gru()
    {
        var module = nn.GRU(Dimensions, 4, 2, batchFirst: true, bidirectional: true);
        Compare(LayerCases.Describe("GRU of two layers, both directions"), module, x => module.call(x.transpose(1, 2)).Item1.transpose(1, 2));
    }

    [Theory]
    [InlineData("RNN", false)]
    [InlineData("RNN with rectifier, both directions", true)]
    public void Rnn(string name, bool rectifier)
    {
        var module = nn.RNN(Dimensions, 4, nonLinearity: rectifier ? nn.NonLinearities.ReLU : nn.NonLinearities.Tanh, batchFirst: true, bidirectional: rectifier);
        Compare(LayerCases.Describe(name), module, x => module.call(x.transpose(1, 2)).Item1.transpose(1, 2));
    }

    [Theory]
    [InlineData("local maximum", 2, 2, 0, false)]
    [InlineData("local maximum with padding", 3, 2, 1, false)]
    [InlineData("local maximum with a last window", 3, 2, 0, true)]
    [InlineData("local maximum with padding and a last window", 4, 4, 2, true)]
    public void MaxPool1d(string name, int width, int stride, int padding, bool ceil)
    {
        var module = nn.MaxPool1d(width, stride, padding, ceil_mode: ceil);
        CompareAtEachLength(LayerCases.Describe(name), module, module.call);
    }

    [Theory]
    [InlineData("local average with padding", 3, 2, 1, false, true)]
    [InlineData("local average with a last window", 3, 2, 0, true, true)]
    [InlineData("local average with padding and a last window", 4, 3, 2, true, true)]
    [InlineData("local average that counts no padding", 4, 3, 2, true, false)]
    public void AvgPool1d(string name, int width, int stride, int padding, bool ceil, bool countPadding)
    {
        var module = nn.AvgPool1d(width, stride, padding, ceil, countPadding);
        CompareAtEachLength(LayerCases.Describe(name), module, module.call);
    }

    [Theory]
    [InlineData("bag of vectors", EmbeddingBagMode.Mean)]
    [InlineData("sum of vectors", EmbeddingBagMode.Sum)]
    public void EmbeddingBag(string name, EmbeddingBagMode mode)
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe(name), seed: 2);
        var module = nn.EmbeddingBag(20, 4, mode: mode);
        Take(network, module);
        int[][][] examples = Examples(MaxLength);

        using Tensor expected = module.call(tensor([.. examples.SelectMany(example => example[0]).Select(id => (long)id)], [Texts, MaxLength]), null, null);

        AssertNear(expected, network.Network.Forward(examples).Values);
    }

    [Fact]
    public void Linear_at_each_position()
    {
        var module = nn.Linear(Dimensions, 3);
        Compare(LayerCases.Describe("linear at each position"), module, x => module.call(x.transpose(1, 2)).transpose(1, 2));
    }

    [Fact]
    public void Linear_of_what_Flatten_makes()
    {
        var module = nn.Linear(Dimensions * MaxLength, 3);
        Compare(LayerCases.Describe("linear of a sequence of constant length"), module, x => module.call(nn.Flatten().call(x)));
    }

    [Fact]
    public void BatchNorm1d_in_training_and_after()
    {
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe("identity with modifiers"), seed: 2);
        BatchNorm1d module = nn.BatchNorm1d(Dimensions);
        Take(network, module, "Test.norm.");
        network.Module.train();

        // Two steps, so that the running statistics of the second build on the first's.
        foreach (int step in Enumerable.Range(0, 2))
        {
            int[][][] examples = Examples(MaxLength, seed: step);
            AssertNear(module.call(Vectors(network, examples)).relu(), network.Network.Forward(examples).Values);
        }

        foreach ((string tensor, Tensor values) in module.state_dict().Where(static entry => entry.Key != "num_batches_tracked"))
            AssertNear(values, network.Weights()[$"Test.norm.{tensor}"]);

        network.Module.eval();
        module.eval();
        int[][][] others = Examples(MaxLength, seed: 9);
        AssertNear(module.call(Vectors(network, others)).relu(), network.Network.Forward(others).Values);
    }

    private static void Compare(NetworkDescription description, nn.Module module, Func<Tensor, Tensor> call, bool training = true)
    {
        using TorchNetwork network = TorchNetwork.Create(description, seed: 2);
        Take(network, module);
        CompareResults(network, call, MaxLength, training);
    }

    private static void CompareAtEachLength(NetworkDescription description, nn.Module module, Func<Tensor, Tensor> call)
    {
        using TorchNetwork network = TorchNetwork.Create(description, seed: 2);
        for (int length = description.MinLength; length <= MaxLength; length++)
            CompareResults(network, call, length, training: true);

        module.Dispose();
    }

    private static void CompareResults(TorchNetwork network, Func<Tensor, Tensor> call, int length, bool training)
    {
        using DisposeScope scope = NewDisposeScope();
        int[][][] examples = Examples(length);
        Tensor x = Vectors(network, examples);
        network.Module.train(training);
        AssertNear(call(x), network.Network.Forward(examples).Values);
    }

    /// <summary>Gives the network's last layer the weights of a module, which must have the same names and shapes.</summary>
    private static void Take(TorchNetwork network, nn.Module module, string prefix = "Test.")
    {
        Dictionary<string, Tensor> weights = network.Weights().Where(weight => weight.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary();
        (string Key, Tensor Value)[] given = [.. module.state_dict().Select(static entry => (entry.Key, entry.Value)).Where(static entry => entry.Key != "num_batches_tracked")];
        Assert.Equal(
            given.Select(tensor => $"{prefix}{tensor.Key} [{string.Join(", ", tensor.Value.shape)}]").Order(StringComparer.Ordinal),
            weights.Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Value.shape)}]").Order(StringComparer.Ordinal));

        using IDisposable frozen = no_grad();
        foreach ((string name, Tensor values) in given)
            weights[prefix + name].copy_(values);
    }

    /// <summary>Full texts of one length, so that nothing is masked.</summary>
    private static int[][][] Examples(int length, int seed = 4)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Texts).Select(_ => (int[][])[[.. Enumerable.Range(0, length).Select(_ => random.Next(20))]])];
    }

    /// <summary>The vectors <c>[texts, channels, length]</c> of the texts, which the last layer reads.</summary>
    private static Tensor Vectors(TorchNetwork network, int[][][] examples)
    {
        long[] ids = [.. examples.SelectMany(example => example[0]).Select(id => (long)id)];
        return network.Weights()["Vectors.weight"].detach().index_select(0, tensor(ids)).reshape(Texts, -1, Dimensions).transpose(1, 2);
    }

    private static void AssertNear(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, rtol: 1e-5, atol: 1e-6), $"{actual.cstr()} instead of {expected.cstr()}");
    }
}
