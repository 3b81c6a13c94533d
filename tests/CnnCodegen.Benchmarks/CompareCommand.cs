using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnCodegen.Benchmarks.Comparison;
using CnnCodegen.Benchmarks.Peers.Onnx;
using CnnCodegen.Benchmarks.Peers.Torch;
using CnnCodegen.Training;

namespace CnnCodegen.Benchmarks;

/// <summary><c>compare</c>: generated code against every form of every peer, in one process and some minutes.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Option<string> _only = new("--only") { Description = "Workloads whose name contains this.", DefaultValueFactory = static _ => "" };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often each candidate is measured.", DefaultValueFactory = static _ => 21 };
    private readonly Option<int> _milliseconds = new("--milliseconds") { Description = "How long one measurement takes.", DefaultValueFactory = static _ => 4 };
    private readonly Option<bool> _alone = new("--alone") { Description = "Generated code alone, without peers." };
    private readonly Option<int> _vectorBits = new("--vector-bits") { Description = "128 or 256: no wider vectors. Generated code alone; its share of that width's peak counts." };
    private readonly Option<bool> _accept = new("--accept") { Description = "Write the ratios to docs/performance.json, with which later runs are compared." };

    public CompareCommand()
        : base("compare", "Compares generated code with ONNX Runtime and libtorch: in this process, as Markdown.")
    {
        foreach (Option option in (Option[])[_only, _rounds, _milliseconds, _alone, _vectorBits, _accept])
            Options.Add(option);
        SetAction(Run);
    }

    private static string AcceptedPath([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "docs", "performance.json"));

    private int Run(ParseResult arguments)
    {
        int vectorBits = arguments.GetValue(_vectorBits);
        if (vectorBits > MultiplyAddPeak.VectorBits)
        {
            Console.Error.WriteLine($"This machine's vectors have {MultiplyAddPeak.VectorBits} bits.");
            return 1;
        }

        if (vectorBits != 0 && vectorBits != MultiplyAddPeak.VectorBits)
            return ChildProcess.RunWithVectors(vectorBits);

        bool hasPeers = vectorBits == 0 && !arguments.GetValue(_alone);
        if (hasPeers && !Torch.UsesOneDnn)
        {
            // It computes convolutions and LSTMs by other means then than where people would measure it.
            Console.Error.WriteLine("libtorch does without oneDNN on this machine, where that computes wrongly: as a peer it would be crippled. Compare elsewhere, or measure generated code with --alone.");
            return 1;
        }

        var comparer = new Comparer(arguments.GetValue(_rounds), TimeSpan.FromMilliseconds(arguments.GetValue(_milliseconds)));
        var report = new ComparisonReport(Console.Out);
        string versions = $"{RuntimeInformation.FrameworkDescription}, ONNX Runtime {OnnxRuntimePeer.Version}, libtorch {LibTorchPeer.Version}";
        Console.WriteLine($"{ProcessorName.Read()}, {MultiplyAddPeak.VectorBits}-bit vectors; {versions}");
        Console.WriteLine();
        foreach ((string name, Func<Workload> create) in Workloads.All)
        {
            if (name.Contains(arguments.GetValue(_only)!, StringComparison.OrdinalIgnoreCase))
                Measure(create(), hasPeers, comparer, report);
        }

        report.Write();
        if (!hasPeers)
            return 0;

        var measured = new AcceptedMachine(ProcessorName.Read(), MultiplyAddPeak.VectorBits, DateOnly.FromDateTime(DateTime.UtcNow), versions, report.Rows);
        IReadOnlyList<AcceptedMachine> accepted = AcceptedMachine.Read(AcceptedPath());
        WriteFalls(accepted.SingleOrDefault(measured.IsSameKindAs), measured);
        if (arguments.GetValue(_accept))
            AcceptedMachine.Write(AcceptedPath(), AcceptedMachine.Accept(accepted, measured));
        return 0;
    }

    private static void Measure(Workload workload, bool hasPeers, Comparer comparer, ComparisonReport report)
    {
        IReadOnlyList<Func<int, Candidate>> create = workload.Candidates(hasPeers);
        IReadOnlyList<Candidate> candidates = [.. create.Select(static candidate => candidate(1))];
        float[] differences = Agreement.Verify(candidates, workload.Network);
        WorkloadTimings? timings = workload.Threads == 1 ? comparer.Measure(candidates, workload.Network.Texts.Count) : null;
        foreach (Candidate candidate in candidates)
            candidate.Dispose();

        report.Add(workload, differences, timings ?? SeparateProcesses.Measure(workload, candidates.Count, comparer));

        // Weights and tables come to hundreds of megabytes.
        GC.Collect();
    }

    private static void WriteFalls(AcceptedMachine? accepted, AcceptedMachine measured)
    {
        Console.WriteLine();
        if (accepted is null)
        {
            Console.WriteLine("Nothing has been accepted for this kind of processor.");
            return;
        }

        IReadOnlyList<string> falls = RegressionGuard.Falls(accepted.Rows, measured.Rows);
        Console.WriteLine($"Beside what was accepted on {accepted.Date:yyyy-MM-dd} with {accepted.Versions}:");
        Console.WriteLine(falls.Count == 0 ? "no ratio fell by more than a tenth." : string.Join('\n', falls));
    }
}
