using System.Globalization;
using System.Runtime.InteropServices;
using CnnCodegen.Benchmarks.Peers.Onnx;
using CnnCodegen.Benchmarks.Peers.Torch;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Prints measurements as Markdown, so that a terminal and docs/performance.md show the same.</summary>
/// <param name="output">Where to.</param>
internal sealed class ComparisonReport(TextWriter output)
{
    private readonly MarkdownTable _summary = new(
        "network", "generated", "of peak", "ONNX Runtime", "ratio", "libtorch", "ratio", "allocated (generated, ONNX Runtime, libtorch)");

    /// <summary>The machine and the versions.</summary>
    public void WriteHeader() =>
        output.WriteLine(
            $"{ProcessorName.Read()}, {Number(MultiplyAddPeak.VectorBits, "F0")}-bit vectors, one thread, batch 1; {RuntimeInformation.FrameworkDescription}, "
            + $"ONNX Runtime {OnnxRuntimePeer.Version}, libtorch {LibTorchPeer.Version}");

    /// <summary>One workload's table, with every form of every peer; its best lines go to the summary.</summary>
    public void Write(Workload workload, float largestDifference, IReadOnlyList<Measurement> measurements)
    {
        output.WriteLine();
        output.WriteLine(
            $"### {workload.Name} ({Number(workload.Network.MultiplyAdds / 1e6, "F2")} million multiply-adds; results agree within {Number(largestDifference, "0e-0")})");
        output.WriteLine();
        var table = new MarkdownTable("engine", "time", "±", "ratio", "of peak", "allocated");
        foreach (Measurement measurement in measurements)
        {
            table.Add(
                measurement.Candidate,
                Time(measurement),
                Number(measurement.Spread / 2, "P0"),
                Ratio(measurement),
                Number(measurement.PeakShare, "P0"),
                Bytes(measurement));
        }

        table.Write(output);

        Measurement generated = measurements[0];
        Measurement onnxRuntime = Best(measurements, OnnxRuntimePeer.EngineName);
        Measurement libTorch = Best(measurements, LibTorchPeer.EngineName);
        _summary.Add(
            workload.Name,
            Time(generated),
            Number(generated.PeakShare, "P0"),
            Time(onnxRuntime),
            Ratio(onnxRuntime),
            Time(libTorch),
            Ratio(libTorch),
            $"{Bytes(generated)}, {Bytes(onnxRuntime)}, {Bytes(libTorch)}");
    }

    /// <summary>All workloads in one table, each peer in the form that was fastest.</summary>
    public void WriteSummary()
    {
        output.WriteLine();
        output.WriteLine("### Summary: each peer in its fastest form");
        output.WriteLine();
        _summary.Write(output);
    }

    private static Measurement Best(IEnumerable<Measurement> measurements, string engine) =>
        measurements.Where(measurement => measurement.Engine == engine).MinBy(measurement => measurement.Microseconds)!;

    private static string Time(Measurement measurement) => Number(measurement.Microseconds, measurement.Microseconds < 100 ? "F1" : "F0") + " µs";

    private static string Ratio(Measurement measurement) => Number(measurement.Ratio, "F2") + " ×";

    private static string Bytes(Measurement measurement) => Number(measurement.AllocatedBytes, "F0") + " B";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
