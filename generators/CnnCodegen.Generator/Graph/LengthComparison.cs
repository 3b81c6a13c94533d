namespace CnnCodegen.Generator.Graph;

/// <summary>Questions about a length for all texts, answered without trying all texts: inputs may be millions of tokens long.</summary>
internal static class LengthComparison
{
    /// <summary>Formulas that repeat themselves later than this are none that anybody writes; they count as different.</summary>
    private const long MostTried = 1 << 20;

    /// <summary>The least number of tokens, up to the longest text, for which a length is at least a number; one more than the longest text where there is none.</summary>
    public static int FirstText(LengthAxis axis, Func<int, long> length, long least)
    {
        // No step of a formula shrinks when its input grows.
        (long below, long above) = (0, axis.MaxLength + 1L);
        while (above - below > 1)
        {
            long middle = (below + above) / 2;
            (below, above) = length((int)middle) >= least ? (below, middle) : (middle, above);
        }

        return (int)Math.Min(above, int.MaxValue);
    }

    /// <summary>Whether two lengths of one axis are equal for every text.</summary>
    /// <remarks>
    /// Where a lower bound is in force, a formula is constant, and the other one, which never falls, is equal between two texts if it is at both.
    /// Beyond all bounds both repeat themselves: they grow by as much with every period, the product of their divisors.
    /// </remarks>
    public static bool AreEqual(SequenceLength first, SequenceLength second)
    {
        LengthAxis axis = first.Axis;
        long start = 1;
        double period = 1;
        foreach (SequenceLength length in new[] { first, second })
        {
            for (int i = 0; i < length.Steps.Count; i++)
            {
                LengthStep step = length.Steps[i];
                period *= step.Divide;
                if (step.Least == LengthStep.Unbounded)
                    continue;
                int steps = i;
                LengthStep unbounded = step with { Least = LengthStep.Unbounded };
                long end = FirstText(axis, tokens => unbounded.Of(length.Steps.Take(steps).Aggregate((long)tokens, static (x, each) => each.Of(x))), step.Least);
                if (!AreEqualAt(end - 1) || !AreEqualAt(end))
                    return false;
                start = Math.Max(start, end);
            }
        }

        long last = (long)Math.Min(axis.MaxLength, start + (2 * period));
        if (last - start > MostTried || !AreEqualAt(1) || !AreEqualAt(axis.MaxLength))
            return false;
        for (long tokens = start; tokens <= last; tokens++)
        {
            if (!AreEqualAt(tokens))
                return false;
        }

        return true;

        bool AreEqualAt(long tokens) => tokens < 1 || tokens > axis.MaxLength || first.At((int)tokens) == second.At((int)tokens);
    }
}
