using CnnCodegen.Runtime;
using CnnCodegen.Text;

namespace CnnCodegen.Translators;

/// <summary>Searches for the best translations, as <see cref="SearchOptions"/> tells. Immutable.</summary>
internal sealed class BeamSearch
{
    private readonly StreamProgram _program;
    private readonly TokenScores _scores;
    private readonly int _tokens;
    private readonly int _end;

    /// <param name="program">The network.</param>
    /// <param name="scores">How its outputs become log-probabilities.</param>
    /// <param name="end">The token before the first and after the last.</param>
    /// <param name="tokens">The number of ids that have a token, the reserved ones included.</param>
    public BeamSearch(StreamProgram program, TokenScores scores, int end, int tokens)
    {
        _program = program;
        _scores = scores;
        _end = end;
        _tokens = tokens;
    }

    /// <summary>Searches; the endings are in the memory afterwards, at least one.</summary>
    /// <param name="ids">The ids of the source, cut and filled up, and an empty target.</param>
    /// <param name="options">How.</param>
    /// <param name="mostTokens">The most tokens of a translation.</param>
    /// <param name="wanted">The translations that are wanted, at most as many as the beam is wide.</param>
    /// <param name="memory">What it works with.</param>
    /// <param name="scratch">Working memory of the program.</param>
    public void Run(InputIds ids, SearchOptions options, int mostTokens, int wanted, SearchMemory memory, Span<float> scratch)
    {
        int width = options.BeamWidth;
        memory.Prepare(width, mostTokens);
        _program.Start(ids, memory.Context, memory.StateOf(0), scratch);
        memory.SetStep(0, 0, parent: 0, _end);
        memory.LogProbabilities[0] = 0;

        double bestNorm = LengthNorm.Of(mostTokens + 1, options.LengthPenalty);
        int active = 1;
        for (int length = 0; active > 0; length++)
        {
            ReadOnlySpan<Ending> endings = memory.Endings;
            if (endings.Length >= wanted && memory.LogProbabilities[0] / bestNorm <= endings[wanted - 1].Score)
                return;

            Advance(active, length, options, memory, scratch);
            active = length == mostTokens ? EndAll(active, length, options, memory) : Grow(active, length, width, options, memory);
        }
    }

    /// <summary>Keeps the best beginnings with one more token, in the order of their probability, and returns how many are left that have not ended.</summary>
    private int Grow(int active, int length, int width, SearchOptions options, SearchMemory memory)
    {
        var candidates = new Candidates(memory.Candidates(width - memory.Endings.Length));
        for (int place = 0; place < active; place++)
            candidates.Offer(memory.Rows(place, 1)[.._tokens], memory.LogProbabilities[place], place);

        // Scores that are no numbers make no candidates.
        if (candidates.Count == 0)
            return EndAll(active, length, options, memory);

        int left = 0;
        foreach (Candidate candidate in memory.Candidates(candidates.Count))
        {
            if (candidate.Token == _end)
            {
                End(candidate.LogProbability, length, candidate.Parent, options, memory);
            }
            else
            {
                memory.SetStep(length + 1, left, candidate.Parent, candidate.Token);
                memory.LogProbabilities[left++] = candidate.LogProbability;
            }
        }

        memory.Inherit(length + 1, left);
        return left;
    }

    private int EndAll(int active, int length, SearchOptions options, SearchMemory memory)
    {
        for (int place = 0; place < active; place++)
            End(memory.LogProbabilities[place] + memory.Rows(place, 1)[_end], length, place, options, memory);
        return 0;
    }

    private static void End(double logProbability, int length, int place, SearchOptions options, SearchMemory memory) =>
        memory.Add(new Ending(logProbability / LengthNorm.Of(length + 1, options.LengthPenalty), logProbability, length, place));

    /// <summary>Computes the log-probabilities of the tokens that may follow each beginning.</summary>
    private void Advance(int active, int length, SearchOptions options, SearchMemory memory, Span<float> scratch)
    {
        for (int place = 0; place < active; place++)
            _program.AdvanceBody(memory.Piece([memory.TokenOf(length, place)]), memory.Context, memory.StateOf(place), memory.Bodies(place, 1), scratch);
        for (int first = 0; first < active; first += _program.LongestPiece)
        {
            int count = Math.Min(_program.LongestPiece, active - first);
            _program.RunOutputs(memory.Bodies(first, count), count, memory.Rows(first, count), scratch);
        }

        _scores.ToLogProbabilities(memory.Rows(0, active));
        for (int place = 0; place < active; place++)
        {
            // The reserved ids stand before all tokens, the end among them.
            int forbidden = options.AllowsUnknown ? Vocabulary.UnknownId : Vocabulary.UnknownId + 1;
            memory.Rows(place, 1)[..Math.Min(forbidden, _end)].Fill(float.NegativeInfinity);
        }
    }
}
