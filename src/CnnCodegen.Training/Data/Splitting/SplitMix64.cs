namespace CnnCodegen.Training;

/// <summary>
/// SplitMix64 (Steele, Lea &amp; Flood 2014): random numbers that follow from the seed alone, on every platform and in every version of .NET, which does not
/// promise that of its own.
/// </summary>
/// <param name="seed">The state to begin with.</param>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong bits = _state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number from 0 on, each as likely as the others.</summary>
    /// <param name="bound">The number that is too large; at least 1.</param>
    public int Next(int bound)
    {
        // The upper half of the product (Lemire 2019); what would make some numbers likelier is drawn again.
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong excess = (0 - range) % range;
            while (low < excess)
                high = Math.BigMul(Next(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Puts items into a random order (Fisher and Yates).</summary>
    /// <param name="items">The items.</param>
    public void Shuffle(Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
