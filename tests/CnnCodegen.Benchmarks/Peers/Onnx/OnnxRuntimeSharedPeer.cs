using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using Microsoft.ML.OnnxRuntime;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>ONNX Runtime over a batch as a server would use it: one session, its texts shared out over the caller's threads, each text a run of its own.</summary>
internal sealed class OnnxRuntimeSharedPeer : Candidate
{
    private readonly TextSet _texts;
    private readonly float[] _scores;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly ParallelOptions _parallelOptions;
    private readonly Worker[] _workers;

    /// <summary>Makes the model and the session.</summary>
    /// <param name="network">The network, its weights and texts.</param>
    /// <param name="form">How the network is written.</param>
    /// <param name="threads">The threads over which texts are shared out.</param>
    public OnnxRuntimeSharedPeer(ComparedNetwork network, PeerForm form, int threads)
        : base(OnnxRuntimePeer.EngineName, $"{form}, text by text")
    {
        _texts = network.Texts;
        int classes = (int)network.OutputShape[1];
        _scores = new float[_texts.Rows * classes];
        _session = OnnxRuntimePeer.CreateSession(network.TextByText(), form, threads: 1);
        _parallelOptions = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _workers = [.. Enumerable.Range(0, threads).Select(_ => new Worker(_session, _texts.Columns, classes))];
    }

    public override void Run(int text)
    {
        if (_workers.Length == 1)
        {
            Run(text, 0);
            return;
        }

        Parallel.For(0, _workers.Length, _parallelOptions, worker => Run(text, worker));
    }

    public override float[] Scores() => _scores;

    public override void Dispose()
    {
        foreach (Worker worker in _workers)
            worker.Dispose();

        _runOptions.Dispose();
        _session.Dispose();
    }

    private void Run(int text, int worker)
    {
        int first = _texts.Rows * worker / _workers.Length;
        int end = _texts.Rows * (worker + 1) / _workers.Length;
        for (int row = first; row < end; row++)
            _workers[worker].Run(_session, _runOptions, _texts.Ids[text].AsSpan(row * _texts.Columns, _texts.Columns), _scores, row);
    }

    /// <summary>What one thread needs: bound memory for a text and its scores.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly int[] _tokens;
        private readonly float[] _result;
        private readonly OrtIoBinding _binding;
        private readonly OrtValue _input;
        private readonly OrtValue _output;

        public Worker(InferenceSession session, int length, int classes)
        {
            _tokens = new int[length];
            _result = new float[classes];
            _input = OrtValue.CreateTensorValueFromMemory(_tokens, [1, length]);
            _output = OrtValue.CreateTensorValueFromMemory(_result, [1, classes]);
            _binding = session.CreateIoBinding();
            _binding.BindInput(OnnxNetwork.InputName, _input);
            _binding.BindOutput(OnnxNetwork.OutputName, _output);
        }

        public void Run(InferenceSession session, RunOptions options, ReadOnlySpan<int> tokens, float[] scores, int row)
        {
            tokens.CopyTo(_tokens);
            session.RunWithBinding(options, _binding);
            _result.CopyTo(scores, row * _result.Length);
        }

        public void Dispose()
        {
            _binding.Dispose();
            _output.Dispose();
            _input.Dispose();
        }
    }
}
