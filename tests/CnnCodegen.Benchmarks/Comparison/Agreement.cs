namespace CnnCodegen.Benchmarks.Comparison;

/// <summary>Makes sure that all candidates compute the same function before anyone looks at their speed.</summary>
internal static class Agreement
{
    /// <summary>The largest difference that single precision explains, with room to spare, as a part of the largest number of the result.</summary>
    public const float Tolerance = 1e-5f;

    // More texts say no more, and some workloads have thousands.
    private const int MostTexts = 128;

    /// <summary>Compares the candidates on the texts with the first of them.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="texts">The number of texts.</param>
    /// <param name="selects">
    /// Whether the network keeps the largest values in their order. Of two values that are nearly equal, rounding decides which one is kept, and what follows jumps; this
    /// happens to few texts, and to any engine. Half of the texts must then agree.
    /// </param>
    /// <returns>For each candidate the largest difference found, of the texts that must agree, as a part of the largest number of the result.</returns>
    /// <exception cref="InvalidOperationException">A candidate differs by more than it may, or all texts score alike.</exception>
    public static float[] Verify(IReadOnlyList<Candidate> candidates, int texts, bool selects)
    {
        texts = Math.Min(texts, MostTexts);
        var differences = new float[candidates.Count, texts];
        float lowest = float.PositiveInfinity;
        float highest = float.NegativeInfinity;
        for (int text = 0; text < texts; text++)
        {
            candidates[0].Run(text);
            float[] expected = [.. candidates[0].Scores()];
            float scale = expected.Max(MathF.Abs);
            lowest = Math.Min(lowest, expected[0]);
            highest = Math.Max(highest, expected[0]);
            for (int candidate = 1; candidate < candidates.Count; candidate++)
            {
                candidates[candidate].Run(text);
                differences[candidate, text] = expected.Zip(candidates[candidate].Scores(), (left, right) => Math.Abs(left - right)).Max() / scale;
            }
        }

        // Scores that hardly move would agree whatever the engines computed before the last layer.
        if (highest - lowest < 100 * Tolerance)
            throw new InvalidOperationException("The texts all score alike, so that agreement says nothing.");

        var largest = new float[candidates.Count];
        for (int candidate = 1; candidate < candidates.Count; candidate++)
        {
            // NaN sorts first; it must not hide there.
            float[] sorted = [.. Enumerable.Range(0, texts).Select(text => differences[candidate, text]).Select(static difference => float.IsNaN(difference) ? float.PositiveInfinity : difference).Order()];
            float difference = sorted[selects ? texts / 2 : texts - 1];
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
