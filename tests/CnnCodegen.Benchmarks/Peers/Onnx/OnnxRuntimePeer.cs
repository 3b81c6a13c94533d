using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using Microsoft.ML.OnnxRuntime;

namespace CnnCodegen.Benchmarks.Peers.Onnx;

/// <summary>
/// ONNX Runtime at its best: all graph optimisations, input and output bound in advance, so that a run copies the text's ids and
/// allocates nothing.
/// </summary>
internal sealed class OnnxRuntimePeer : Candidate
{
    /// <summary>What the tables call it.</summary>
    public const string EngineName = "ONNX Runtime";

    private readonly TextSet _texts;
    private readonly int[] _tokens;
    private readonly float[] _scores;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _input;
    private readonly OrtValue _output;

    /// <summary>Makes the model and the session.</summary>
    /// <param name="network">The network, its weights and texts.</param>
    /// <param name="form">How the network is written.</param>
    /// <param name="threads">The threads of one run.</param>
    public OnnxRuntimePeer(ComparedNetwork network, PeerForm form, int threads = 1)
        : base(EngineName, form.ToString())
    {
        _texts = network.Texts;
        _tokens = new int[_texts.Rows * _texts.Columns];
        long[] outputShape = network.OutputShape;
        _scores = new float[outputShape.Aggregate(1L, static (product, size) => product * size)];

        _session = CreateSession(network, form, threads);
        _input = OrtValue.CreateTensorValueFromMemory(_tokens, [_texts.Rows, _texts.Columns]);
        _output = OrtValue.CreateTensorValueFromMemory(_scores, outputShape);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxNetwork.InputName, _input);
        _binding.BindOutput(OnnxNetwork.OutputName, _output);
    }

    /// <summary>The version of the native library.</summary>
    public static string Version => OrtEnv.Instance().GetVersionString();

    /// <summary>A session for a network: all graph optimisations, no thread beyond those that are asked for.</summary>
    public static InferenceSession CreateSession(ComparedNetwork network, PeerForm form, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // A thread pool of one spins otherwise, and would disturb the candidates that take turns with it. A larger one has its process to itself, and spins as it likes.
        if (threads == 1)
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");

        return new InferenceSession(OnnxNetwork.Create(network, form), options);
    }

    public override void Run(int text)
    {
        _texts.Ids[text].CopyTo(_tokens, 0);
        _session.RunWithBinding(_runOptions, _binding);
    }

    public override float[] Scores() => _scores;

    public override void Dispose()
    {
        _binding.Dispose();
        _output.Dispose();
        _input.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }
}
