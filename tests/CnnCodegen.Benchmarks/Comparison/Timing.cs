namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>What the rounds found about one candidate.</summary>
/// <param name="Engine">Who computed.</param>
/// <param name="Form">In which form.</param>
/// <param name="Seconds">The time of one run, in each round.</param>
/// <param name="AllocatedBytes">Managed bytes of one run.</param>
internal sealed record Timing(string Engine, string Form, IReadOnlyList<double> Seconds, long AllocatedBytes)
{
    /// <summary>The median time of one run in microseconds.</summary>
    public double Microseconds => Statistics.Median(Seconds) * 1e6;

    /// <summary>Half the distance between the quartiles, as a part of the median.</summary>
    public double Spread => (Statistics.Quantile(Seconds, 0.75) - Statistics.Quantile(Seconds, 0.25)) / 2 / Statistics.Median(Seconds);

    /// <summary>How many times as long as another candidate it took: formed in each round, the median of the rounds.</summary>
    public double Ratio(Timing other) => Statistics.Median(Seconds.Zip(other.Seconds, static (own, others) => own / others));

    /// <summary>The share of a limit that a number of multiply-adds a run makes: formed in each round, the median of the rounds.</summary>
    /// <param name="multiplyAdds">The multiply-adds of one run.</param>
    /// <param name="peak">The multiply-adds a second that the machine reached in each round.</param>
    public double PeakShare(long multiplyAdds, IReadOnlyList<double> peak) =>
        Statistics.Median(Seconds.Zip(peak, (own, limit) => multiplyAdds / own / limit));
}
