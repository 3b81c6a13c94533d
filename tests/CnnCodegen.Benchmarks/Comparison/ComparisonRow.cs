namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>A row of the comparison: generated code for one workload beside each peer's best form.</summary>
/// <param name="Name">The network, its texts, and the settings of the generated code.</param>
/// <param name="Microseconds">The median time of generated code for one text, or one part of it.</param>
/// <param name="Spread">Half the distance between the quartiles, as a part of the median.</param>
/// <param name="PeakShare">The multiply-adds of the network's definition over what the machine could make meanwhile.</param>
/// <param name="AllocatedBytes">Managed bytes of one run of generated code.</param>
/// <param name="OnnxRuntime">ONNX Runtime; <see langword="null"/> where it did not take part.</param>
/// <param name="LibTorch">libtorch; <see langword="null"/> where it did not take part.</param>
internal sealed record ComparisonRow(
    string Name, double Microseconds, double Spread, double PeakShare, long AllocatedBytes, PeerResult? OnnxRuntime, PeerResult? LibTorch);

/// <summary>A peer in a row of the comparison.</summary>
/// <param name="Form">The form that was fastest.</param>
/// <param name="Microseconds">Its median time.</param>
/// <param name="Ratio">Its time over that of generated code.</param>
/// <param name="AllocatedBytes">Managed bytes of one run.</param>
internal sealed record PeerResult(string Form, double Microseconds, double Ratio, long AllocatedBytes);
