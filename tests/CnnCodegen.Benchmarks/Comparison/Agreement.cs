using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Makes sure that all candidates compute the same function before anyone looks at their speed.</summary>
internal static class Agreement
{
    /// <summary>The largest difference between two candidates' probabilities that single precision explains, with room to spare.</summary>
    public const float Tolerance = 1e-5f;

    /// <summary>Compares the candidates on every text with the first of them.</summary>
    /// <returns>The largest difference found.</returns>
    /// <exception cref="InvalidOperationException">A candidate differs by more than <see cref="Tolerance"/>, or all scores are alike.</exception>
    public static float Verify(IReadOnlyList<Candidate> candidates)
    {
        float largest = 0;
        float lowest = float.PositiveInfinity;
        float highest = float.NegativeInfinity;
        for (int sequence = 0; sequence < TokenSequences.Count; sequence++)
        {
            candidates[0].Run(sequence);
            float[] expected = [.. candidates[0].Scores()];
            lowest = Math.Min(lowest, expected[0]);
            highest = Math.Max(highest, expected[0]);
            foreach (Candidate candidate in candidates.Skip(1))
            {
                candidate.Run(sequence);
                float difference = expected.Zip(candidate.Scores(), (left, right) => Math.Abs(left - right)).Max();
                if (!(difference <= Tolerance))
                {
                    throw new InvalidOperationException(FormattableString.Invariant(
                        $"{candidate} differs from {candidates[0]} by {difference:E1} on text {sequence}; {Tolerance:E0} is allowed."));
                }

                largest = Math.Max(largest, difference);
            }
        }

        // Scores that never move would agree whatever the engines computed before the last layer.
        if (highest - lowest < 0.01f)
            throw new InvalidOperationException("The texts all score alike, so that agreement says nothing.");

        return largest;
    }
}
