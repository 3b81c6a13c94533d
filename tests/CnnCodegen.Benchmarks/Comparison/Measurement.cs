namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What a run found about one candidate.</summary>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="Engine">Who computed.</param>
/// <param name="Microseconds">The median time for one text.</param>
/// <param name="Spread">The middle half of the times, as a part of the median.</param>
/// <param name="Ratio">This candidate's time over the first candidate's: the median over the rounds.</param>
/// <param name="PeakShare">The network's multiply-adds a second over the machine's peak of the same round: the median over the rounds.</param>
/// <param name="AllocatedBytes">Managed bytes for one text.</param>
internal sealed record Measurement(
    string Candidate, string Engine, double Microseconds, double Spread, double Ratio, double PeakShare, long AllocatedBytes);
