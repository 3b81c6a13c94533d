using System.Diagnostics.CodeAnalysis;

namespace CnnCodegen;

/// <summary>
/// The token ids of a number of texts, one text after another in one piece of memory. What <see cref="InputIds"/> is for the inputs of one text, this is
/// for many texts of a network with one input.
/// </summary>
public readonly struct TokenIdBatch
{
    private readonly ReadOnlyMemory<int> _ids;
    private readonly ReadOnlyMemory<int> _ends;

    /// <summary>The ids of some texts. Nothing is copied: the memory must not change while the batch is in use.</summary>
    /// <param name="ids">The ids of all texts.</param>
    /// <param name="ends">Where each text ends in <paramref name="ids"/>: no end is smaller than the one before, the last is the number of ids.</param>
    /// <exception cref="ArgumentException">The ends are no such numbers.</exception>
    public TokenIdBatch(ReadOnlyMemory<int> ids, ReadOnlyMemory<int> ends)
    {
        SequenceEnds.Check(ends.Span, ids.Length, nameof(ends));
        _ids = ids;
        _ends = ends;
    }

    /// <summary>The number of texts.</summary>
    public int Count => _ends.Length;

    /// <summary>The ids of one of the texts.</summary>
    /// <param name="text">The text's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public ReadOnlySpan<int> this[int text]
    {
        get
        {
            ReadOnlySpan<int> ends = _ends.Span;
            if ((uint)text >= (uint)ends.Length)
                ThrowOutOfRange(text, ends.Length);
            int start = text == 0 ? 0 : ends[text - 1];
            return _ids.Span[start..ends[text]];
        }
    }

    /// <summary>The ids of texts that lie in arrays, copied.</summary>
    /// <param name="texts">The ids of each text.</param>
    public static TokenIdBatch Of(params IReadOnlyList<int[]> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int[] ends = SequenceEnds.Of(texts);
        return new TokenIdBatch(texts.SelectMany(static ids => ids).ToArray(), ends);
    }

    [DoesNotReturn]
    private static void ThrowOutOfRange(int text, int count) =>
        throw new ArgumentOutOfRangeException(nameof(text), text, FormattableString.Invariant($"There are {count} texts."));
}
