using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks;

/// <summary>A small network over characters.</summary>
public class LanguageClassifierBenchmarks : ClassifierBenchmarks
{
    private protected override (Workload Workload, OnnxForm OnnxForm, TorchForm TorchForm) CreateWorkload() =>
        (Workloads.Language(), OnnxForm.Conv2dWindows, TorchForm.WindowsLinear);
}
