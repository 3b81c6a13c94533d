using BenchmarkDotNet.Attributes;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks;

/// <summary>Kim's network over words.</summary>
public class SentimentCnnBenchmarks : ClassifierBenchmarks
{
    [Params(20, 56)]
    public int Length { get; set; }

    private protected override (Workload Workload, PeerForm OnnxForm, PeerForm TorchForm) CreateWorkload() =>
        (Workloads.Sentiment(Length), new(Length < 40 ? ConvolutionForm.Product : ConvolutionForm.Windows2d), new(ConvolutionForm.Product));
}
