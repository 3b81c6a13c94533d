using System.Numerics.Tensors;

namespace CnnCodegen.Translators;

/// <summary>A beginning with one more token.</summary>
/// <param name="LogProbability">The log-probability of the whole.</param>
/// <param name="Parent">The place of the beginning in the beam.</param>
/// <param name="Token">The token.</param>
internal readonly record struct Candidate(double LogProbability, int Parent, int Token);

/// <summary>The most probable candidates so far, the best first; of equal ones those that were offered first.</summary>
/// <param name="room">As many as are wanted, at least one.</param>
internal ref struct Candidates(Span<Candidate> room)
{
    /// <summary>What is compared with the least that is kept in one piece.</summary>
    private const int Piece = 64;

    private readonly Span<Candidate> _room = room;

    /// <summary>The number of candidates that there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes what is good enough of a beginning's candidates.</summary>
    /// <param name="tokens">The log-probability of each token; negative infinity for those that must not be taken.</param>
    /// <param name="before">The log-probability of the beginning.</param>
    /// <param name="parent">The place of the beginning in the beam.</param>
    public void Offer(ReadOnlySpan<float> tokens, double before, int parent)
    {
        float least = Least(before);
        for (int start = 0; start < tokens.Length; start += Piece)
        {
            ReadOnlySpan<float> piece = tokens.Slice(start, Math.Min(Piece, tokens.Length - start));
            if (!(TensorPrimitives.Max(piece) > least))
                continue;
            for (int i = 0; i < piece.Length; i++)
            {
                if (piece[i] > least && Insert(new Candidate(before + piece[i], parent, start + i)))
                    least = Least(before);
            }
        }
    }

    /// <summary>A log-probability which a token must be above to have a chance.</summary>
    private readonly float Least(double before) =>
        Count < _room.Length ? float.NegativeInfinity : MathF.BitDecrement((float)(_room[^1].LogProbability - before));

    private bool Insert(Candidate candidate)
    {
        if (Count == _room.Length)
        {
            if (!(candidate.LogProbability > _room[^1].LogProbability))
                return false;
            Count--;
        }

        int place = Count++;
        for (; place > 0 && candidate.LogProbability > _room[place - 1].LogProbability; place--)
            _room[place] = _room[place - 1];
        _room[place] = candidate;
        return true;
    }
}
