using CnnCodegen.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CnnCodegen.Benchmarks.Training;

/// <summary>A network and its training as one writes them with TorchSharp alone.</summary>
internal sealed class HandWrittenLoop : IDisposable
{
    private readonly ConvolutionalModule _network;
    private readonly optim.Optimizer _optimizer;

    /// <param name="sizes">The network.</param>
    /// <param name="optimizer">The rule, with the settings of ours.</param>
    public HandWrittenLoop(ContestSizes sizes, Optimizer optimizer)
    {
        _network = new ConvolutionalModule(sizes);
        _network.train();
        _optimizer = optimizer switch
        {
            AdadeltaOptimizer ours => optim.Adadelta(_network.parameters(), lr: ours.LearningRate, rho: ours.Rho, eps: ours.Epsilon),
            AdamOptimizer ours => optim.Adam(_network.parameters(), lr: ours.LearningRate),
            SgdOptimizer ours => optim.SGD(_network.parameters(), ours.LearningRate, momentum: ours.Momentum),
            _ => throw new NotSupportedException($"There is no hand-written loop for {optimizer.GetType().Name}."),
        };
    }

    /// <summary>One step.</summary>
    /// <param name="texts">The texts' token ids.</param>
    /// <param name="labels">The right labels.</param>
    public float Step(int[][] texts, long[] labels)
    {
        using DisposeScope scope = NewDisposeScope();
        int longest = texts.Max(static text => text.Length);
        var ids = new long[texts.Length * longest];
        for (int text = 0; text < texts.Length; text++)
        {
            for (int position = 0; position < texts[text].Length; position++)
                ids[(text * longest) + position] = texts[text][position];
        }

        _optimizer.zero_grad();
        Tensor loss = functional.cross_entropy(_network.forward(tensor(ids, [texts.Length, longest])), tensor(labels));
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
    }

    private sealed class ConvolutionalModule : Module<Tensor, Tensor>
    {
        private readonly Embedding _vectors;
        private readonly ModuleList<Conv1d> _convolutions;
        private readonly Dropout _dropout;
        private readonly Linear _logits;

        public ConvolutionalModule(ContestSizes sizes)
            : base("network")
        {
            _vectors = Embedding(sizes.Rows, sizes.Dimensions, padding_idx: 0);
            _convolutions = ModuleList([.. sizes.Widths.Select(width => Conv1d(sizes.Dimensions, sizes.Filters, width))]);
            _dropout = Dropout(sizes.Dropout);
            _logits = Linear(sizes.Filters * sizes.Widths.Length, sizes.Labels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor ids)
        {
            Tensor vectors = _vectors.forward(ids).transpose(1, 2);
            Tensor[] maxima = [.. _convolutions.Select(convolution => functional.relu(convolution.forward(vectors)).max(2).values)];
            return _logits.forward(_dropout.forward(cat(maxima, 1)));
        }
    }
}
