using System.CommandLine;
using System.Text.Json;
using CnnCodegen.Benchmarks.Comparison;

namespace CnnCodegen.Benchmarks;

/// <summary><c>measure</c>: one candidate of one workload, for <c>compare</c>, which starts this in processes of their own.</summary>
internal sealed class MeasureCommand : Command
{
    private readonly Option<string> _workload = new("--workload") { Required = true };
    private readonly Option<int> _candidate = new("--candidate") { Required = true };
    private readonly Option<int> _rounds = new("--rounds") { Required = true };
    private readonly Option<int> _milliseconds = new("--milliseconds") { Required = true };

    public MeasureCommand()
        : base("measure", "Measures one candidate, as compare asks for it.")
    {
        Hidden = true;
        foreach (Option option in (Option[])[_workload, _candidate, _rounds, _milliseconds])
            Options.Add(option);
        SetAction(Run);
    }

    private void Run(ParseResult arguments)
    {
        string name = arguments.GetValue(_workload)!;
        Workload workload = Workloads.All.Single(item => item.Name == name).Create();
        using Candidate candidate = workload.Candidates(hasPeers: true)[arguments.GetValue(_candidate)](workload.Threads);
        var comparer = new Comparer(arguments.GetValue(_rounds), TimeSpan.FromMilliseconds(arguments.GetValue(_milliseconds)));
        Console.WriteLine(JsonSerializer.Serialize(comparer.Measure([candidate], workload.Network.Texts.Count, workload.Threads)));
    }
}
