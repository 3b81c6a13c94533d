using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks;

/// <summary>A small network over characters.</summary>
public class LanguageClassifierBenchmarks : ClassifierBenchmarks
{
    private protected override (Workload Workload, PeerForm OnnxForm, PeerForm TorchForm) CreateWorkload() =>
        (Workloads.Language("LanguageClassifier"), new(ConvolutionForm.Windows2d), new(ConvolutionForm.Product));
}
