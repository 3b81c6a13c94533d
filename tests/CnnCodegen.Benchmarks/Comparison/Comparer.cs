using System.Diagnostics;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>
/// Measures candidates against each other in one process. They take turns, in an order that rotates from round to round; ratios and
/// shares of the peak are formed inside a round, and their medians reported. What disturbs the machine for longer than a round then
/// disturbs all alike, and what disturbs it for shorter falls to the median.
/// </summary>
/// <param name="Rounds">How often each candidate is measured.</param>
/// <param name="SampleTime">For how long it runs each time.</param>
internal sealed record Comparer(int Rounds, TimeSpan SampleTime)
{
    // The JIT counts calls, waits for 100 ms without new methods, and compiles on another thread: several spells of work and of rest let
    // it reach its last tier even where that thread shares the processor.
    private const int WarmUpSpells = 4;
    private static readonly TimeSpan WarmUpSpell = TimeSpan.FromMilliseconds(120);

    /// <summary>Measures the candidates.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="texts">The number of texts, which take turns.</param>
    /// <param name="threads">The threads that the candidates use, for the peak.</param>
    public WorkloadTimings Measure(IReadOnlyList<Candidate> candidates, int texts, int threads = 1)
    {
        long peakMultiplyAdds = 0;
        Contestant[] contestants =
        [
            .. candidates.Select(candidate => new Contestant(candidate.Run, texts)),
            new Contestant(_ => peakMultiplyAdds = MultiplyAddPeak.Run(threads), texts),
        ];
        for (int spell = 0; spell < WarmUpSpells; spell++)
        {
            foreach (Contestant contestant in contestants)
                contestant.Repeat(WarmUpSpell);

            Thread.Sleep(WarmUpSpell);
        }

        foreach (Contestant contestant in contestants)
            contestant.Prepare(SampleTime);

        for (int round = 0; round < Rounds; round++)
        {
            for (int turn = 0; turn < contestants.Length; turn++)
                contestants[(turn + round) % contestants.Length].Sample();
        }

        return new WorkloadTimings(
            [.. candidates.Zip(contestants, static (candidate, contestant) => new Timing(candidate.Engine, candidate.Form, contestant.Seconds, contestant.AllocatedBytes))],
            [.. contestants[^1].Seconds.Select(seconds => peakMultiplyAdds / seconds)]);
    }

    private sealed class Contestant(Action<int> run, int texts)
    {
        private const int AllocationRuns = 16;

        private int _runsPerSample;
        private int _next;

        public List<double> Seconds { get; } = [];

        public long AllocatedBytes { get; private set; }

        /// <summary>Counts how many runs fill a sample, and what one run allocates.</summary>
        public void Prepare(TimeSpan sampleTime)
        {
            _runsPerSample = Repeat(sampleTime);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(AllocationRuns);
            AllocatedBytes = (GC.GetAllocatedBytesForCurrentThread() - before) / AllocationRuns;
        }

        public void Sample()
        {
            // The candidates before have taken the caches; in use, a network finds at least its own weights there.
            Run((_runsPerSample + 3) / 4);
            long start = Stopwatch.GetTimestamp();
            Run(_runsPerSample);
            Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / _runsPerSample);
        }

        /// <summary>Runs for a time.</summary>
        /// <returns>How often.</returns>
        public int Repeat(TimeSpan time)
        {
            var clock = Stopwatch.StartNew();
            int runs = 0;
            while (clock.Elapsed < time)
            {
                Run(1);
                runs++;
            }

            return runs;
        }

        private void Run(int count)
        {
            for (int index = 0; index < count; index++)
            {
                run(_next);
                _next = (_next + 1) % texts;
            }
        }
    }
}
