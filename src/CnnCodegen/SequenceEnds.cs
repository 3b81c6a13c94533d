namespace CnnCodegen;

/// <summary>Where sequences end that lie one after another in one piece of memory.</summary>
internal static class SequenceEnds
{
    /// <summary>The ends of sequences that are put one after another.</summary>
    public static int[] Of(IReadOnlyList<int[]> sequences)
    {
        int[] ends = new int[sequences.Count];
        int end = 0;
        for (int i = 0; i < ends.Length; i++)
            ends[i] = end = checked(end + sequences[i].Length);
        return ends;
    }

    /// <summary>Checks that the ends rise, and that the last is the number of ids.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(ReadOnlySpan<int> ends, int ids, string parameter)
    {
        int start = 0;
        foreach (int end in ends)
        {
            if (end < start || end > ids)
                throw new ArgumentException(FormattableString.Invariant($"Expected ends from {start} to {ids}, the number of ids; found {end}."), parameter);
            start = end;
        }

        if (start != ids)
            throw new ArgumentException(FormattableString.Invariant($"Expected the last sequence to end at {ids}, the number of ids; found {start}."), parameter);
    }
}
