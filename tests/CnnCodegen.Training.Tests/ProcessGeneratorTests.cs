using CnnCodegen.Training.Tests.Modules;
using static TorchSharp.torch;

namespace CnnCodegen.Training.Tests;

/// <summary>Alone, because other tests make modules meanwhile.</summary>
[CollectionDefinition(nameof(ProcessGenerator), DisableParallelization = true)]
public sealed class ProcessGenerator;

[Collection(nameof(ProcessGenerator))]
public sealed class ProcessGeneratorTests
{
    [Theory]
    [InlineData("LSTM of two layers, both directions")]
    [InlineData("QRNN with FO, both directions")]
    [InlineData("RNN")]
    [InlineData("convolution with batch normalisation")]
    [InlineData("spelled tokens")]
    public void Nothing_is_drawn_from_the_generator_of_the_process(string name)
    {
        random.manual_seed(11);
        using Tensor expected = rand(4);
        random.manual_seed(11);
        using TorchNetwork network = TorchNetwork.Create(LayerCases.Describe(name), seed: 5);
        network.Module.train();
        network.Network.Forward(NetworkBuilder.Examples(network.Description)).Values.Dispose();
        using Tensor drawn = rand(4);

        Assert.Equal(expected.data<float>().ToArray(), drawn.data<float>().ToArray());
    }
}
