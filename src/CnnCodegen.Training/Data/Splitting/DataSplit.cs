namespace CnnCodegen.Training;

/// <summary>
/// Cuts examples into parts at random, so that each label has about the same share in all of them. The parts follow from examples and seed alone, on every
/// platform; within a part the examples keep their order.
/// </summary>
public static class DataSplit
{
    /// <summary>Cuts examples into parts of given sizes.</summary>
    /// <remarks>
    /// Each part has its fraction of all examples, but for less than one example; of each label's examples it has its fraction but for less than two
    /// (with two parts, for at most one).
    /// </remarks>
    /// <param name="examples">The examples.</param>
    /// <param name="fractions">The parts' sizes: positive numbers with the sum 1, such as <c>[0.8, 0.1, 0.1]</c>.</param>
    /// <param name="seed">What chance follows.</param>
    /// <returns>The parts; together they hold each example once.</returns>
    /// <exception cref="ArgumentException">The fractions do not fit, or there are so few examples that a part is empty.</exception>
    public static IReadOnlyList<IReadOnlyList<TextExample>> Stratified(IReadOnlyList<TextExample> examples, IReadOnlyList<double> fractions, int seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(fractions);
        if (fractions.Count == 0 || fractions.Any(static fraction => fraction is not (> 0 and <= 1)) || Math.Abs(fractions.Sum() - 1) > 1e-6)
            throw new ArgumentException(FormattableString.Invariant($"Expected positive fractions with the sum 1, found {string.Join(", ", fractions.Select(static fraction => FormattableString.Invariant($"{fraction}")))}."), nameof(fractions));

        var quotas = new Quotas(fractions);
        int[] parts = Deal(examples, seed, quotas.Next);
        int empty = quotas.Counts.IndexOf(0);
        if (empty >= 0)
            throw new ArgumentException(FormattableString.Invariant($"{examples.Count} examples are too few: the part with {fractions[empty]} of them would be empty."), nameof(examples));

        return [.. fractions.Select((_, part) => Where(examples, index => parts[index] == part))];
    }

    /// <summary>Cuts examples into k equal parts; each is the test set of one fold, and the others are its training set.</summary>
    /// <remarks>Each example is in exactly one test set. The sizes of two test sets differ by at most one, and so do each label's numbers in them.</remarks>
    /// <param name="examples">The examples, at least k.</param>
    /// <param name="k">The number of folds, at least 2.</param>
    /// <param name="seed">What chance follows.</param>
    /// <exception cref="ArgumentException">There are fewer examples than folds.</exception>
    public static IReadOnlyList<Fold> Folds(IReadOnlyList<TextExample> examples, int k, int seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        if (examples.Count < k)
            throw new ArgumentException(FormattableString.Invariant($"{examples.Count} examples are too few for {k} folds."), nameof(examples));

        int dealt = 0;
        int[] folds = Deal(examples, seed, () => dealt++ % k);
        return [.. Enumerable.Range(0, k).Select(fold => new Fold(Where(examples, index => folds[index] != fold), Where(examples, index => folds[index] == fold)))];
    }

    /// <summary>
    /// Deals the examples out, label after label in ordinal order, each label's examples in random order. Without a break between labels, so that what one
    /// label leaves over is evened out by the next.
    /// </summary>
    /// <returns>The number of each example's part.</returns>
    private static int[] Deal(IReadOnlyList<TextExample> examples, int seed, Func<int> next)
    {
        var random = new SplitMix64((ulong)seed);
        var parts = new int[examples.Count];
        foreach (IGrouping<string, int> label in Enumerable.Range(0, examples.Count).GroupBy(index => examples[index].Label, StringComparer.Ordinal).OrderBy(static label => label.Key, StringComparer.Ordinal))
        {
            int[] members = [.. label];
            random.Shuffle(members);
            foreach (int member in members)
                parts[member] = next();
        }

        return parts;
    }

    private static TextExample[] Where(IReadOnlyList<TextExample> examples, Func<int, bool> isIn) =>
        [.. Enumerable.Range(0, examples.Count).Where(isIn).Select(index => examples[index])];
}
