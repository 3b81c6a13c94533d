using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using CnnCodegen.Benchmarks.Peers;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Prints measurements as Markdown, so that a terminal and docs/performance.md show the same.</summary>
/// <param name="output">Where to.</param>
internal sealed class ComparisonReport(TextWriter output)
{
    private static readonly string[] Columns = ["engine", "time", "± spread", "to generated", "of peak", "allocated"];

    /// <summary>The machine and the versions.</summary>
    public void WriteHeader() =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {ProcessorName()}, {MultiplyAddPeak.VectorBits}-bit vectors, one thread; {RuntimeInformation.FrameworkDescription},
            ONNX Runtime {OnnxRuntimePeer.Version}, libtorch {LibTorchPeer.Version}
            """));

    /// <summary>One workload's table.</summary>
    public void Write(Workload workload, float largestDifference, IReadOnlyList<Measurement> measurements)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""

            ### {workload.Name} ({workload.MultiplyAdds / 1e6:F2} million multiply-adds; results agree within {largestDifference:E0})

            """));

        string[][] rows = [Columns, .. measurements.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Columns.Length).Select(column => rows.Max(row => row[column].Length))];
        for (int row = 0; row < rows.Length; row++)
        {
            output.WriteLine(Line(rows[row], widths));
            if (row == 0)
                output.WriteLine("|" + string.Join('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? "-" : ":"))) + "|");
        }
    }

    private static string[] Cells(Measurement measurement) =>
    [
        measurement.Candidate,
        string.Create(CultureInfo.InvariantCulture, $"{measurement.Microseconds:G4} µs"),
        string.Create(CultureInfo.InvariantCulture, $"{measurement.Spread / 2:P0}"),
        string.Create(CultureInfo.InvariantCulture, $"{measurement.Ratio:F2} ×"),
        string.Create(CultureInfo.InvariantCulture, $"{measurement.PeakShare:P0}"),
        string.Create(CultureInfo.InvariantCulture, $"{measurement.AllocatedBytes} B"),
    ];

    private static string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder("|");
        for (int column = 0; column < cells.Length; column++)
        {
            string cell = column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]);
            line.Append(CultureInfo.InvariantCulture, $" {cell} |");
        }

        return line.ToString();
    }

    /// <summary>The name that the processor gives itself.</summary>
    private static string ProcessorName()
    {
        const int FirstNameLeaf = unchecked((int)0x8000_0002);
        if (!X86Base.IsSupported)
            return RuntimeInformation.ProcessArchitecture.ToString();

        var name = new StringBuilder();
        for (int leaf = 0; leaf < 3; leaf++)
        {
            (int a, int b, int c, int d) = X86Base.CpuId(FirstNameLeaf + leaf, 0);
            name.Append(Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>([a, b, c, d])));
        }

        return name.ToString().TrimEnd('\0', ' ');
    }
}
