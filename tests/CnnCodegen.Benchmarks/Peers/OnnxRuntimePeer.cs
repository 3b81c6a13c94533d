using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using Microsoft.ML.OnnxRuntime;

namespace CnnCodegen.Benchmarks.Peers;

/// <summary>
/// ONNX Runtime at its best: one thread, all graph optimisations, input and output bound in advance, so that a run copies the text's
/// ids and allocates nothing.
/// </summary>
internal sealed class OnnxRuntimePeer : Candidate
{
    /// <summary>What the tables call it.</summary>
    public const string EngineName = "ONNX Runtime";

    private readonly int[][] _sequences;
    private readonly int[] _tokens;
    private readonly float[] _scores;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _input;
    private readonly OrtValue _output;

    public OnnxRuntimePeer(ConvBankWeights weights, OnnxForm form, int[][] sequences)
        : base(EngineName, form.ToString())
    {
        _sequences = sequences;
        _tokens = new int[sequences[0].Length];
        _scores = new float[weights.Classes];

        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // A thread pool of one spins otherwise, and would disturb the candidates that take turns with it.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(OnnxModels.Create(weights, form, _tokens.Length), options);
        _input = OrtValue.CreateTensorValueFromMemory(_tokens, [1, _tokens.Length]);
        _output = OrtValue.CreateTensorValueFromMemory(_scores, [1, _scores.Length]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModels.InputName, _input);
        _binding.BindOutput(OnnxModels.OutputName, _output);
    }

    /// <summary>The version of the native library.</summary>
    public static string Version => OrtEnv.Instance().GetVersionString();

    public override void Run(int sequence)
    {
        _sequences[sequence].CopyTo(_tokens, 0);
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
