using System.CommandLine;
using CnnCodegen.Benchmarks.Comparison;

namespace CnnCodegen.Benchmarks;

/// <summary><c>compare</c>: generated code against every form of every peer, in one process and a minute.</summary>
internal sealed class CompareCommand : Command
{
    public CompareCommand()
        : base("compare", "Compares generated code with ONNX Runtime and libtorch: short, in this process, as Markdown.")
    {
        var only = new Option<string?>("--only") { Description = "Workloads whose name contains this." };
        var rounds = new Option<int>("--rounds") { Description = "How often each candidate is measured.", DefaultValueFactory = _ => 41 };
        var milliseconds = new Option<int>("--milliseconds")
        {
            Description = "How long one measurement takes.",
            DefaultValueFactory = _ => 4,
        };
        Options.Add(only);
        Options.Add(rounds);
        Options.Add(milliseconds);
        SetAction(arguments => Run(
            arguments.GetValue(only) ?? "",
            new Comparer(arguments.GetValue(rounds), TimeSpan.FromMilliseconds(arguments.GetValue(milliseconds)))));
    }

    private static int Run(string only, Comparer comparer)
    {
        var report = new ComparisonReport(Console.Out);
        report.WriteHeader();
        foreach ((string name, Func<Workload> create) in Workloads.All)
        {
            if (!name.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;

            Workload workload = create();
            int texts = workload.Network.Texts.Count;
            IReadOnlyList<Candidate> candidates = workload.CreateCandidates();
            float largestDifference = Agreement.Verify(candidates, texts, workload.Network.Selects);
            report.Write(workload, largestDifference, comparer.Measure(candidates, texts, workload.Network.MultiplyAdds));
            foreach (Candidate candidate in candidates)
                candidate.Dispose();
        }

        report.WriteSummary();
        return 0;
    }
}
