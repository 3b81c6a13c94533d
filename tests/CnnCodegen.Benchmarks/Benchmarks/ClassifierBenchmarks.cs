using BenchmarkDotNet.Attributes;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers;
using CnnCodegen.Benchmarks.Peers.Onnx;
using CnnCodegen.Benchmarks.Peers.Torch;

namespace CnnCodegen.Benchmarks;

/// <summary>One text through generated code and through each peer in its best form, one thread each.</summary>
[Config(typeof(InProcessConfig))]
public abstract class ClassifierBenchmarks
{
    private Candidate _generated = null!;
    private Candidate _onnxRuntime = null!;
    private Candidate _libTorch = null!;
    private int _texts;
    private int _text;

    [GlobalSetup]
    public void SetUp()
    {
        (Workload workload, PeerForm onnxForm, PeerForm torchForm) = CreateWorkload();
        _generated = workload.Generated[0](1);
        _onnxRuntime = new OnnxRuntimePeer(workload.Network, onnxForm);
        _libTorch = new LibTorchPeer(workload.Network, torchForm);
        _texts = workload.Network.Texts.Count;
        Agreement.Verify([_generated, _onnxRuntime, _libTorch], workload.Network);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _generated.Dispose();
        _onnxRuntime.Dispose();
        _libTorch.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Generated() => _generated.Run(NextText());

    [Benchmark]
    public void OnnxRuntime() => _onnxRuntime.Run(NextText());

    [Benchmark]
    public void LibTorch() => _libTorch.Run(NextText());

    /// <summary>The workload, and the forms in which the peers are fastest on it, as <c>compare</c> finds them.</summary>
    private protected abstract (Workload Workload, PeerForm OnnxForm, PeerForm TorchForm) CreateWorkload();

    private int NextText() => _text = (_text + 1) % _texts;
}
