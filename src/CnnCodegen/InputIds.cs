using System.Diagnostics.CodeAnalysis;

namespace CnnCodegen;

/// <summary>
/// The token ids of one text: a sequence for each of a network's inputs, in the order of the declaration; then, for each
/// <see cref="PerTokenAttribute"/> over an open vocabulary in the order of the declaration, a sequence for each token that it
/// reads, the text being cut and filled up: the token's characters, none for one that was filled up. Allocates nothing.
/// </summary>
public readonly ref struct InputIds
{
    private readonly ReadOnlySpan<int> _ids;
    private readonly ReadOnlySpan<int> _ends;

    /// <summary>The ids of a network with one input.</summary>
    /// <param name="ids">The text's token ids.</param>
    public InputIds(ReadOnlySpan<int> ids)
    {
        _ids = ids;
        Count = 1;
    }

    /// <summary>The ids of several sequences, one after another.</summary>
    /// <param name="ids">All ids.</param>
    /// <param name="ends">Where each sequence ends in <paramref name="ids"/>: no end is smaller than the one before, the last is the number of ids.</param>
    /// <exception cref="ArgumentException">The ends are no such numbers.</exception>
    public InputIds(ReadOnlySpan<int> ids, ReadOnlySpan<int> ends)
    {
        SequenceEnds.Check(ends, ids.Length, nameof(ends));
        _ids = ids;
        _ends = ends;
        Count = ends.Length;
    }

    /// <summary>The number of sequences.</summary>
    public int Count { get; }

    /// <summary>One of the sequences.</summary>
    /// <param name="index">Its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sequence.</exception>
    public ReadOnlySpan<int> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                ThrowOutOfRange(index, Count);
            if (_ends.IsEmpty)
                return _ids;
            int start = index == 0 ? 0 : _ends[index - 1];
            return _ids[start.._ends[index]];
        }
    }

    /// <summary>The ids of several sequences that lie in arrays.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <remarks>Allocates; a program that must not, keeps its ids one after another.</remarks>
    public static InputIds Of(params IReadOnlyList<int[]> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int[] ends = SequenceEnds.Of(sequences);
        int[] ids = [.. sequences.SelectMany(static sequence => sequence)];
        return new InputIds(ids, ends);
    }

    [DoesNotReturn]
    private static void ThrowOutOfRange(int index, int count) =>
        throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"There are {count} sequences of ids."));
}
