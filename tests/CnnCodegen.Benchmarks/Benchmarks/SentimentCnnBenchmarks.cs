using BenchmarkDotNet.Attributes;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks;

/// <summary>Kim's network over words.</summary>
public class SentimentCnnBenchmarks : ClassifierBenchmarks
{
    [Params(20, 56)]
    public int Length { get; set; }

    private protected override (Workload Workload, OnnxForm OnnxForm, TorchForm TorchForm) CreateWorkload() =>
        (Workloads.Sentiment(Length), Length < 40 ? OnnxForm.Gemm : OnnxForm.Conv2dWindows, TorchForm.WindowsLinear);
}
