namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What the rounds found about a workload.</summary>
/// <param name="Candidates">The candidates, in their order.</param>
/// <param name="Peak">The multiply-adds a second that the machine reached in each round.</param>
internal sealed record WorkloadTimings(IReadOnlyList<Timing> Candidates, IReadOnlyList<double> Peak)
{
    /// <summary>The fastest form of an engine; <see langword="null"/> where it did not take part.</summary>
    public Timing? Best(string engine) => Candidates.Where(timing => timing.Engine == engine).MinBy(static timing => timing.Microseconds);
}
