using System.Globalization;
using CnnCodegen.Benchmarks.Peers.Onnx;
using CnnCodegen.Benchmarks.Peers.Torch;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Prints measurements as Markdown, so that a terminal and docs/performance.md show the same: progress while it runs, then the table, then all forms.</summary>
/// <param name="output">Where to.</param>
internal sealed class ComparisonReport(TextWriter output)
{
    private readonly List<ComparisonRow> _rows = [];
    private readonly MarkdownTable _forms = new(textColumns: 2, "workload", "engine", "time", "±", "of peak", "difference", "bytes");

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<ComparisonRow> Rows => _rows;

    /// <summary>Takes a workload's measurements: a row for each variant of generated code.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="differences">How far each candidate's results are from the first one's.</param>
    /// <param name="timings">The times.</param>
    public void Add(Workload workload, IReadOnlyList<float> differences, WorkloadTimings timings)
    {
        output.WriteLine($"{workload.Name}: {Number(workload.Network.MultiplyAdds / 1e6, "F2")} million multiply-adds.");
        foreach ((Timing timing, float difference) in timings.Candidates.Zip(differences))
        {
            double share = timing.PeakShare(workload.Network.MultiplyAdds, timings.Peak);
            _forms.Add(
                workload.Name,
                timing.Form.Length == 0 ? timing.Engine : $"{timing.Engine}, {timing.Form}",
                Time(timing.Microseconds / workload.UnitsPerRun),
                Number(timing.Spread, "P0"),
                Number(share, "P0"),
                Number(difference, "0e-0"),
                Bytes(timing.AllocatedBytes));
            if (timing.Engine != Candidate.Generated)
                continue;

            _rows.Add(new ComparisonRow(
                timing.Form.Length == 0 ? workload.Name : $"{workload.Name}; {timing.Form}",
                Rounded(timing.Microseconds / workload.UnitsPerRun),
                Rounded(timing.Spread),
                Rounded(share),
                timing.AllocatedBytes,
                Result(OnnxRuntimePeer.EngineName),
                Result(LibTorchPeer.EngineName)));

            PeerResult? Result(string engine) => timings.Best(engine) is { } best
                ? new PeerResult(best.Form, Rounded(best.Microseconds / workload.UnitsPerRun), Rounded(best.Ratio(timing)), best.AllocatedBytes)
                : null;
        }
    }

    /// <summary>The table, each peer in the form that was fastest, then all forms.</summary>
    public void Write()
    {
        var table = new MarkdownTable(textColumns: 1, "workload", "generated", "±", "of peak", "ONNX Runtime", "ratio", "libtorch", "ratio", "bytes");
        foreach (ComparisonRow row in _rows)
        {
            table.Add(
                row.Name,
                Time(row.Microseconds),
                Number(row.Spread, "P0"),
                Number(row.PeakShare, "P0"),
                row.OnnxRuntime is null ? "" : Time(row.OnnxRuntime.Microseconds),
                row.OnnxRuntime is null ? "" : Ratio(row.OnnxRuntime),
                row.LibTorch is null ? "" : Time(row.LibTorch.Microseconds),
                row.LibTorch is null ? "" : Ratio(row.LibTorch),
                Bytes(row.AllocatedBytes));
        }

        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        _forms.Write(output);
    }

    private static double Rounded(double value) => value == 0 ? 0 : double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Time(double microseconds) => microseconds switch
    {
        < 10 => Number(microseconds, "F2") + " µs",
        < 100 => Number(microseconds, "F1") + " µs",
        < 1_000 => Number(microseconds, "F0") + " µs",
        _ => Number(microseconds / 1_000, "F2") + " ms",
    };

    private static string Ratio(PeerResult peer) => Number(peer.Ratio, peer.Ratio < 10 ? "F2" : "F1") + " ×";

    private static string Bytes(long bytes) => Number(bytes, "F0") + " B";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
