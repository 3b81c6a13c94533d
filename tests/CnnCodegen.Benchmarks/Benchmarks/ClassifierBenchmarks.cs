using BenchmarkDotNet.Attributes;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Networks;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks;

/// <summary>One text through generated code and through each peer in its best form, one thread each.</summary>
[Config(typeof(InProcessConfig))]
public abstract class ClassifierBenchmarks
{
    private Candidate _generated = null!;
    private Candidate _onnxRuntime = null!;
    private Candidate _libTorch = null!;
    private int _sequence;

    [GlobalSetup]
    public void SetUp()
    {
        (Workload workload, OnnxForm onnxForm, TorchForm torchForm) = CreateWorkload();
        _generated = workload.Generated();
        _onnxRuntime = workload.OnnxRuntime(onnxForm);
        _libTorch = workload.LibTorch(torchForm);
        Agreement.Verify([_generated, _onnxRuntime, _libTorch]);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _generated.Dispose();
        _onnxRuntime.Dispose();
        _libTorch.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Generated() => _generated.Run(NextSequence());

    [Benchmark]
    public void OnnxRuntime() => _onnxRuntime.Run(NextSequence());

    [Benchmark]
    public void LibTorch() => _libTorch.Run(NextSequence());

    /// <summary>The workload, and the forms in which the peers are fastest on it, as <c>compare</c> finds them.</summary>
    private protected abstract (Workload Workload, OnnxForm OnnxForm, TorchForm TorchForm) CreateWorkload();

    private int NextSequence() => _sequence = (_sequence + 1) % TokenSequences.Count;
}
