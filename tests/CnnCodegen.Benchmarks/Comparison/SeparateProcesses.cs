using System.Globalization;
using System.Text.Json;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Measures each candidate in processes of its own, which take turns.</summary>
internal static class SeparateProcesses
{
    // Processes differ by where their memory lies, so one is not enough.
    private const int Turns = 3;

    /// <summary>Measures a workload's candidates.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="candidates">The number of its candidates that take part.</param>
    /// <param name="comparer">How often and how long each is measured, over all its processes.</param>
    public static WorkloadTimings Measure(Workload workload, int candidates, Comparer comparer)
    {
        var parts = new List<WorkloadTimings>[candidates];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int candidate = 0; candidate < candidates; candidate++)
            {
                string output = ChildProcess.Output(
                    "measure",
                    "--workload", workload.Name,
                    "--candidate", candidate.ToString(CultureInfo.InvariantCulture),
                    "--rounds", ((comparer.Rounds + Turns - 1) / Turns).ToString(CultureInfo.InvariantCulture),
                    "--milliseconds", ((int)comparer.SampleTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
                (parts[candidate] ??= []).Add(JsonSerializer.Deserialize<WorkloadTimings>(output)!);
            }
        }

        // Generated code's processes say what the machine could do; they hold no other threads that spin.
        return new WorkloadTimings(
            [.. parts.Select(static part => part[0].Candidates[0] with { Seconds = [.. part.SelectMany(static timings => timings.Candidates[0].Seconds)] })],
            [.. parts[0].SelectMany(static timings => timings.Peak)]);
    }
}
