using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CnnCodegen.Benchmarks.Training;

/// <summary>Kim's network and its training as one writes them with TorchSharp alone.</summary>
internal sealed class HandWrittenLoop : IDisposable
{
    private readonly KimModule _network;
    private readonly optim.Optimizer _optimizer;

    /// <param name="rows">The rows of the embedding.</param>
    /// <param name="optimizer">adadelta, adam, or sgd.</param>
    public HandWrittenLoop(int rows, string optimizer)
    {
        _network = new KimModule(rows);
        _network.train();
        _optimizer = optimizer switch
        {
            "adadelta" => optim.Adadelta(_network.parameters(), lr: 1, rho: 0.95, eps: 1e-6),
            "adam" => optim.Adam(_network.parameters()),
            _ => optim.SGD(_network.parameters(), 0.01, momentum: 0.9),
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

    private sealed class KimModule : Module<Tensor, Tensor>
    {
        private readonly Embedding _vectors;
        private readonly ModuleList<Conv1d> _convolutions;
        private readonly Dropout _dropout = Dropout(0.5);
        private readonly Linear _logits = Linear(300, 2);

        public KimModule(int rows)
            : base("kim")
        {
            _vectors = Embedding(rows, 300, padding_idx: 0);
            _convolutions = ModuleList(Conv1d(300, 100, 3), Conv1d(300, 100, 4), Conv1d(300, 100, 5));
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
