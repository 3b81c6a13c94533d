using CnnCodegen.Benchmarks.Networks;

namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Makes sure that all candidates compute the same function before anyone looks at their speed.</summary>
internal static class Agreement
{
    /// <summary>The largest difference that single precision explains, with room to spare, as a part of the largest number of the result.</summary>
    public const float Tolerance = 1e-5f;

    // More texts say no more, and some workloads have thousands.
    private const int MostTexts = 128;

    /// <summary>Compares the candidates with the first of them.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="network">
    /// What they compute. Where it keeps the largest values in their order, rounding decides which one of two is kept that are nearly equal, and what follows
    /// jumps. This happens to few texts, and to any engine: half of the texts must then agree.
    /// </param>
    /// <returns>For each candidate the largest difference found, of the texts that must agree, as a part of the largest number of the result.</returns>
    /// <exception cref="InvalidOperationException">A candidate differs by more than it may, or all texts score alike.</exception>
    public static float[] Verify(IReadOnlyList<Candidate> candidates, ComparedNetwork network)
    {
        List<float>[] differences = [.. candidates.Select(static _ => new List<float>())];
        float lowest = float.PositiveInfinity;
        float highest = float.NegativeInfinity;
        for (int text = 0; text < Math.Min(network.Texts.Count, MostTexts); text++)
        {
            candidates[0].Run(text);
            float[] expected = [.. candidates[0].Scores()];
            float scale = expected.Max(MathF.Abs);
            lowest = Math.Min(lowest, expected[0]);
            highest = Math.Max(highest, expected[0]);
            foreach ((Candidate candidate, List<float> found) in candidates.Zip(differences).Skip(1))
            {
                candidate.Run(text);
                IEnumerable<float> difference = expected.Zip(candidate.Scores(), static (left, right) => Math.Abs(left - right));
                found.AddRange(difference.Chunk(expected.Length / network.Batch).Select(row => row.Max() / scale));
            }
        }

        // Scores that hardly move would agree whatever the engines computed before the last layer.
        if (highest - lowest < 100 * Tolerance)
            throw new InvalidOperationException("The texts all score alike, so that agreement says nothing.");

        var largest = new float[candidates.Count];
        for (int candidate = 1; candidate < candidates.Count; candidate++)
        {
            // NaN sorts first; it must not hide there.
            float[] sorted = [.. differences[candidate].Select(static difference => float.IsNaN(difference) ? float.PositiveInfinity : difference).Order()];
            float difference = sorted[network.Selects ? sorted.Length / 2 : sorted.Length - 1];
            if (difference > candidates[candidate].Tolerance)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{candidates[candidate]} differs from {candidates[0]} by {difference:E1}; {candidates[candidate].Tolerance:E0} is allowed."));
            }

            largest[candidate] = difference;
        }

        return largest;
    }
}
