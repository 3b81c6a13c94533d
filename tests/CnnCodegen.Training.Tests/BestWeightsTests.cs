using TorchSharp;

namespace CnnCodegen.Training.Tests;

public sealed class BestWeightsTests
{
    [Fact]
    public void Running_statistics_come_back_with_the_weights()
    {
        using TorchNetwork network = TorchNetwork.Create(Normalised.Description, seed: 1);
        float[][] before = TorchNetworkTests.Weights(network);
        using var best = new BestWeights(network, DevelopmentMetric.Accuracy);
        best.Offer(1, new Evaluation(Accuracy: 0.5, MacroF1: 0, Loss: 1), trainingLoss: 1);

        Fill(network, 7);
        best.Offer(2, new Evaluation(Accuracy: 0.4, MacroF1: 0, Loss: 1), trainingLoss: 1);
        best.Restore();

        Assert.Equal(before, TorchNetworkTests.Weights(network));
    }

    private static void Fill(TorchNetwork network, float value)
    {
        using IDisposable frozen = torch.no_grad();
        foreach (torch.Tensor weight in network.Weights().Values)
            weight.fill_(value);
    }
}
