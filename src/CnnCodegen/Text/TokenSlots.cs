using System.Numerics;

namespace CnnCodegen.Text;

/// <summary>
/// The slots of a hash table that is filled once: the numbers of tokens, each in the first free slot from that of its hash on. What a slot's number
/// leaves of its 32 bits holds bits of the hash, so that tokens which are not in the table hardly ever have to be compared with one that is.
/// </summary>
internal sealed class TokenSlots
{
    /// <summary>The seeds that are tried before tokens that share their slots are put up with.</summary>
    private const int Attempts = 16;

    /// <summary>The slots that a token may be away from its own, on average, before another seed is tried. With two of three slots taken it is one.</summary>
    private const int MostSteps = 8;

    private readonly uint[] _slots;
    private readonly int _mask;
    private readonly uint _numberMask;

    private TokenSlots(int count, ulong seed)
    {
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, checked(count + (count / 2) + 1)));
        _slots = new uint[length];
        _mask = length - 1;
        _numberMask = BitOperations.RoundUpToPowerOf2((uint)count + 1) - 1;
        Seed = seed;
    }

    /// <summary>What the hashes of this table start from.</summary>
    public ulong Seed { get; }

    /// <summary>Whether a token is the one of a number.</summary>
    public interface IMatch
    {
        bool IsAt(int number);
    }

    /// <summary>Fills the slots with the numbers 0, 1, … of tokens, which differ.</summary>
    /// <param name="count">The number of tokens.</param>
    /// <param name="hashOf">A token's hash, given its number and a seed.</param>
    /// <remarks>
    /// Tokens come in the order of their numbers, in vocabularies by frequency: the frequent ones get the slots of their hashes. The seeds are fixed, so
    /// that the same tokens make the same table; nothing but time depends on them.
    /// </remarks>
    public static TokenSlots Fill(int count, Func<int, ulong, ulong> hashOf)
    {
        for (int attempt = 0; ; attempt++)
        {
            var slots = new TokenSlots(count, (ulong)attempt * 0x9E3779B97F4A7C15);
            long budget = attempt < Attempts ? MostSteps * (count + 64L) : long.MaxValue;
            int number = 0;
            while (number < count && budget >= 0)
            {
                budget -= slots.Add(hashOf(number, slots.Seed), number);
                number++;
            }

            if (budget >= 0)
                return slots;
        }
    }

    /// <summary>The number of a token, −1 where it is not in the table.</summary>
    /// <param name="hash">The token's hash, from <see cref="Seed"/>.</param>
    /// <param name="match">Compares the token.</param>
    public int Find<TMatch>(ulong hash, TMatch match)
        where TMatch : struct, IMatch, allows ref struct
    {
        uint[] slots = _slots;
        uint tag = Tag(hash);
        for (int slot = (int)hash & _mask; ; slot = (slot + 1) & _mask)
        {
            uint found = slots[slot];
            if (found == 0)
                return -1;
            if (((found ^ tag) & ~_numberMask) == 0)
            {
                int number = (int)(found & _numberMask) - 1;
                if (match.IsAt(number))
                    return number;
            }
        }
    }

    /// <summary>Adds a number, and returns how far it is from its hash's slot.</summary>
    private int Add(ulong hash, int number)
    {
        int steps = 0;
        int slot = (int)hash & _mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & _mask)
            steps++;
        _slots[slot] = Tag(hash) | (uint)(number + 1);
        return steps;
    }

    /// <summary>The bits of a hash that stand beside the number; other ones than those that choose the slot, as far as there are so many.</summary>
    private uint Tag(ulong hash) => (uint)(hash >> 32) & ~_numberMask;
}
