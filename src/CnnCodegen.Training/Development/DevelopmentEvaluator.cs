using TorchSharp;
using static TorchSharp.torch;

namespace CnnCodegen.Training;

/// <summary>Evaluates a classifier on the development examples.</summary>
internal sealed class DevelopmentEvaluator(TorchNetwork network, EncodedExamples examples, int labels, int batchSize)
{
    // The same for every evaluation, hence found once.
    private readonly int[][] _batches = [.. BatchSampler.InOrder(examples.Lengths, batchSize)];

    /// <summary>Evaluates the network as it is, in eval mode.</summary>
    public Evaluation Evaluate()
    {
        double loss = 0;
        var confusion = new long[labels, labels];
        foreach (int[] batch in _batches)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor scores, Tensor right) = examples.Score(network, batch);
            loss += (double)nn.functional.nll_loss(scores, right).item<float>() * batch.Length;
            foreach ((int index, long given) in scores.argmax(1).cpu().data<long>().ToArray().Index())
                confusion[examples.Labels[batch[index]], given]++;
        }

        return Evaluation.Of(confusion, loss);
    }
}
